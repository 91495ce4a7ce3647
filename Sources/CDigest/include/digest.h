// SHA-256 (FIPS 180-4).
#pragma once
#include <stddef.h>
#include <stdint.h>

// The digest of `count` bytes; `plainly`, other than 0, leaves the processor's own instructions for it
// unused, which tests compare with.
void entente_sha256(const uint8_t *bytes, size_t count, int plainly, uint8_t digest[32]);
