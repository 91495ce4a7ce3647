#include "network_kernels.h"
#include <stdbool.h>

// Sums may not be taken in another order, but a product and a sum may be rounded once.
#pragma STDC FP_CONTRACT ON
// Wide vectors are handed to functions that are always inlined; no call passes one.
#pragma clang diagnostic ignored "-Wpsabi"

// What the compiler may use anyway. Half of 64-bit ARM's 32 registers hold sums of six rows; the 16
// narrow ones of plain x86-64 those of two.
#define KERNEL(name) portable_##name
#define TARGET
#define LANES 8
#if defined(__aarch64__)
#define ROWS 6
#else
#define ROWS 2
#endif
#define ACROSS 4
#include "kernels.h"
#undef KERNEL
#undef TARGET
#undef ROWS
#undef ACROSS
#undef LANES

#if defined(__x86_64__)
#define HAS_AVX2 (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#define KERNEL(name) avx2_##name
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 8
// Twelve sums, two halves of a panel and one number of a row fill 15 of 16 registers.
#define ROWS 6
#define ACROSS 4
#include "kernels.h"
#undef KERNEL
#undef TARGET
#undef ROWS
#undef ACROSS
#undef LANES

#define HAS_AVX512 (__builtin_cpu_supports("avx512f") && HAS_AVX2)
#define KERNEL(name) avx512_##name
#define TARGET __attribute__((target("avx512f,avx2,fma")))
#define LANES 16
// Twelve sums keep two units busy that take four steps each; the numbers of rows are read as they are
// multiplied. The rest of 32 registers is left, since more rows would leave more of them over.
#define ROWS 12
#define ACROSS 8
#include "kernels.h"
#undef KERNEL
#undef TARGET
#undef ROWS
#undef ACROSS
#undef LANES

#define TAKES_AVX512 \
  ((instructions == ENTENTE_BEST || instructions == ENTENTE_AVX512) && HAS_AVX512)
#define TAKES_AVX2 (instructions != ENTENTE_PORTABLE && HAS_AVX2)
#define CALL(name, ...)               \
  if (TAKES_AVX512)                   \
    avx512_##name(__VA_ARGS__);       \
  else if (TAKES_AVX2)                \
    avx2_##name(__VA_ARGS__);         \
  else                                \
    portable_##name(__VA_ARGS__)
#else
#define HAS_AVX2 0
#define HAS_AVX512 0
#define CALL(name, ...) (void)instructions, portable_##name(__VA_ARGS__)
#endif

int entente_has(EntenteInstructions instructions) {
  switch (instructions) {
  case ENTENTE_AVX2: return HAS_AVX2;
  case ENTENTE_AVX512: return HAS_AVX512;
  default: return 1;
  }
}

void entente_product(EntenteInstructions instructions, const float *rows, size_t row_stride,
                     size_t count, const float *panels, size_t inputs, size_t outputs,
                     const float *bias, float *result, size_t result_stride) {
  CALL(product, rows, row_stride, count, panels, inputs, outputs, bias, result, result_stride);
}

void entente_maxout(EntenteInstructions instructions, const EntenteMaxout *layer, const float *rows,
                    size_t row_stride, size_t count, const float *residual, float *result) {
  CALL(maxout, layer, rows, row_stride, count, residual, result);
}

void entente_window_panels(const EntenteMaxout *layer, float *panels) {
  size_t width = layer->outputs, part = width * ENTENTE_PANEL;
  for (size_t at = 0; at < layer->pieces * width; at += ENTENTE_PANEL) {
    const float *left = layer->panels + at * layer->inputs;
    const float *middle = left + part, *right = middle + part;
    float *result = panels + 8 * at * width;
    for (size_t i = 0; i < part; i++) {
      // Once rounded each, so that machines agree.
      double l = left[i], m = middle[i], r = right[i];
      result[i] = left[i];
      result[part + i] = (float)(-2 * (l + m + r) / 9);
      result[2 * part + i] = (float)(-2 * (l - m + r) / 9);
      result[3 * part + i] = (float)((l + 2 * m + 4 * r) / 90);
      result[4 * part + i] = (float)((l - 2 * m + 4 * r) / 90);
      result[5 * part + i] = (float)((4 * l + 2 * m + r) / 180);
      result[6 * part + i] = (float)((4 * l - 2 * m + r) / 180);
      result[7 * part + i] = right[i];
    }
  }
}

void entente_maxout_of_windows(EntenteInstructions instructions, const EntenteMaxout *layer,
                               const float *panels, const float *rows, const int32_t *sextets,
                               size_t count, float *result, float *scratch) {
  CALL(maxout_of_windows, layer, panels, rows, sextets, count, result, scratch);
}

void entente_maxout_of_sums(EntenteInstructions instructions, const EntenteMaxout *layer,
                            const float *table, const int32_t *slots, size_t count, size_t ahead,
                            const float *const *residuals, float *result) {
  CALL(maxout_of_sums, layer, table, slots, count, ahead, residuals, result);
}

void entente_maxout_of_products(EntenteInstructions instructions, const EntenteMaxout *layer,
                                const float *products, const float *extra, size_t count,
                                float *result, size_t result_stride) {
  CALL(maxout_of_products, layer, products, extra, count, result, result_stride);
}

void entente_scores(EntenteInstructions instructions, const EntenteScores *weights,
                    const float *const *features, size_t count, float *hidden, float *scores) {
  CALL(scores, weights, features, count, hidden, scores);
}

size_t entente_greatest(EntenteInstructions instructions, const float *numbers, size_t count) {
#if defined(__x86_64__)
  if (TAKES_AVX512) return avx512_greatest(numbers, count);
  if (TAKES_AVX2) return avx2_greatest(numbers, count);
#endif
  (void)instructions;
  return portable_greatest(numbers, count);
}
