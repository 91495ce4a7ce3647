// The project's own data files, embedded in the binary: nothing to locate at run time.
#pragma once
#include <stddef.h>

typedef struct {
  const char *name;            // "states.tsv"
  const unsigned char *bytes;  // followed by a NUL that `count` leaves out
  size_t count;
} EntenteResource;

// The resource of that name; a NULL name in the answer when there is none.
EntenteResource entente_resource(const char *name);
