// One HTTP request through libcurl, which is loaded when it is first needed.
//
// libcurl brings some 25 libraries of its own. Linked, each run of every command would load them,
// and the release binary would not start where they are missing; most runs fetch nothing.
#pragma once
#include <stddef.h>

typedef struct {
  long status;             // HTTP status of the last response; 0 when there was none
  unsigned char *body;     // to be freed with entente_fetch_free
  size_t count;
  char content_type[256];  // empty when the server sends none
  char url[2048];          // after redirects
  char error[512];         // why it failed; empty when it did not
} EntenteFetch;

// Gets `url` (http or https, also after redirects, at most 5), without cookies.
void entente_fetch(const char *url, const char *user_agent, long seconds, size_t maximum_bytes,
                   EntenteFetch *result);
void entente_fetch_free(EntenteFetch *result);
