#include "digest.h"
#include <string.h>

// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotated(uint32_t x, int n) { return x >> n | x << (32 - n); }

// Section 6.2.2, whose letters the names are.
static void absorb_plainly(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  for (; blocks > 0; blocks--, bytes += 64) {
    uint32_t w[64];
    for (int t = 0; t < 16; t++) {
      const uint8_t *word = bytes + 4 * t;
      w[t] = (uint32_t)word[0] << 24 | (uint32_t)word[1] << 16 | (uint32_t)word[2] << 8 | word[3];
    }
    for (int t = 16; t < 64; t++) {
      uint32_t s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ w[t - 15] >> 3;
      uint32_t s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ w[t - 2] >> 10;
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int t = 0; t < 64; t++) {
      uint32_t sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      uint32_t t1 = h + sum1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
      uint32_t sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      uint32_t t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

// Two rounds an instruction, over the halves (a, b, e, f) and (c, d, g, h) of the state, from their
// upper lanes down; four words of the schedule a vector.
__attribute__((target("sha,sse4.1"))) static void absorb_by_instruction(
    uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  const __m128i big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  __m128i abef = _mm_set_epi32((int)state[0], (int)state[1], (int)state[4], (int)state[5]);
  __m128i cdgh = _mm_set_epi32((int)state[2], (int)state[3], (int)state[6], (int)state[7]);
  for (; blocks > 0; blocks--, bytes += 64) {
    __m128i abef_before = abef, cdgh_before = cdgh, w[4];
#pragma clang loop unroll(full)
    for (int t = 0; t < 16; t++) {
      __m128i *next = w + t % 4;
      if (t < 4) {
        *next = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + t), big_endian);
      } else {
        __m128i before = w[(t + 3) % 4];
        __m128i seventh = _mm_alignr_epi8(before, w[(t + 2) % 4], 4);
        __m128i sums = _mm_add_epi32(_mm_sha256msg1_epu32(*next, w[(t + 1) % 4]), seventh);
        *next = _mm_sha256msg2_epu32(sums, before);
      }
      __m128i k = _mm_add_epi32(*next, _mm_loadu_si128((const __m128i *)(constants + 4 * t)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_unpackhi_epi64(k, k));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  uint32_t halves[8];
  _mm_storeu_si128((__m128i *)halves, abef);
  _mm_storeu_si128((__m128i *)(halves + 4), cdgh);
  state[0] = halves[3], state[1] = halves[2], state[4] = halves[1], state[5] = halves[0];
  state[2] = halves[7], state[3] = halves[6], state[6] = halves[5], state[7] = halves[4];
}

#define HAS_INSTRUCTIONS (__builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1"))
#else
#define HAS_INSTRUCTIONS 0
#define absorb_by_instruction absorb_plainly
#endif

void entente_sha256(const uint8_t *bytes, size_t count, int plainly, uint8_t digest[32]) {
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  // What is left of the last block, one bit, zeros, and the length in bits.
  uint8_t end[128] = {0};
  size_t whole = count / 64, rest = count % 64, size = rest < 56 ? 64 : 128;
  if (rest > 0) memcpy(end, bytes + whole * 64, rest);
  end[rest] = 0x80;
  for (int i = 0; i < 8; i++) end[size - 1 - i] = (uint8_t)((uint64_t)count * 8 >> 8 * i);
  if (!plainly && HAS_INSTRUCTIONS) {
    absorb_by_instruction(state, bytes, whole);
    absorb_by_instruction(state, end, size / 64);
  } else {
    absorb_plainly(state, bytes, whole);
    absorb_plainly(state, end, size / 64);
  }
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(state[i / 4] >> 8 * (3 - i % 4));
}
