// The kernels, once for each set of instructions: the file that includes this names them through
// KERNEL(name), gives the functions' attributes as TARGET, and says with ROWS how many rows of
// sixteen sums fit into the registers, and with LANES how many floats a wide vector W has.
//
// V has eight floats everywhere; where the machine has narrower ones, the compiler takes two. What
// is summed over a vector is summed over a V, so that LANES changes no bit. `a * b + c` on vectors
// becomes one fused instruction where TARGET allows it.
#define INLINE TARGET static inline __attribute__((always_inline))

typedef float KERNEL(V) __attribute__((ext_vector_type(8), aligned(4)));
#define V KERNEL(V)
typedef float KERNEL(W) __attribute__((ext_vector_type(LANES), aligned(4)));
#define W KERNEL(W)
typedef bool KERNEL(Truths) __attribute__((ext_vector_type(LANES)));

// Wide vectors of a panel.
enum { KERNEL(PARTS) = ENTENTE_PANEL / LANES };
#define PARTS KERNEL(PARTS)

// Rows that share a panel while it is in the first-level cache.
enum { KERNEL(BLOCK) = 96 };

INLINE V KERNEL(load)(const float *p) { return *(const V *)p; }
INLINE void KERNEL(store)(float *p, V value) { *(V *)p = value; }
INLINE V KERNEL(all)(float x) { return (V){x, x, x, x, x, x, x, x}; }
INLINE W KERNEL(load_wide)(const float *p) { return *(const W *)p; }
INLINE void KERNEL(store_wide)(float *p, W value) { *(W *)p = value; }
INLINE W KERNEL(max_wide)(W a, W b) { return a > b ? a : b; }
INLINE float KERNEL(sum)(V v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

// Sums of `rows` rows, a constant where this is called, with one panel.
INLINE void KERNEL(tile)(const float *a, size_t stride, const int rows, const float *panel,
                         size_t inputs, W sums[ROWS][PARTS]) {
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) sums[i][p] = (W)(0);
  }
  for (size_t k = 0; k < inputs; k++) {
    W weights[PARTS];
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) weights[p] = KERNEL(load_wide)(panel + p * LANES);
    panel += ENTENTE_PANEL;
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      W x = (W)(a[(size_t)i * stride + k]);
#pragma clang loop unroll(full)
      for (int p = 0; p < PARTS; p++) sums[i][p] = x * weights[p] + sums[i][p];
    }
  }
}

// What becomes of a tile's sums: they are stored with a bias, or the greater of them and what the
// pieces before them left is.
typedef struct {
  const float *bias;
  float *result;
  size_t stride;
  int columns;
  int is_greatest;
} KERNEL(Target);

INLINE void KERNEL(finish)(const KERNEL(Target) *to, const int rows, W sums[ROWS][PARTS]) {
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
    float *result = to->result + (size_t)i * to->stride;
    float part[ENTENTE_PANEL];
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) {
      W x = sums[i][p];
      x += to->bias ? KERNEL(load_wide)(to->bias + p * LANES) : (W)(0);
      if (to->columns < ENTENTE_PANEL) {
        KERNEL(store_wide)(part + p * LANES, x);
        continue;
      }
      if (to->is_greatest) x = KERNEL(max_wide)(KERNEL(load_wide)(result + p * LANES), x);
      KERNEL(store_wide)(result + p * LANES, x);
    }
    if (to->columns < ENTENTE_PANEL)
      for (int k = 0; k < to->columns; k++) result[k] = part[k];
  }
}

TARGET static void KERNEL(panel)(const float *a, size_t stride, size_t count, const float *panel,
                                 size_t inputs, KERNEL(Target) to) {
  W sums[ROWS][PARTS];
  while (count >= ROWS) {
    KERNEL(tile)(a, stride, ROWS, panel, inputs, sums);
    KERNEL(finish)(&to, ROWS, sums);
    a += ROWS * stride;
    to.result += ROWS * to.stride;
    count -= ROWS;
  }
  switch (count) {
#define LAST(rows)                                        \
  case rows:                                              \
    KERNEL(tile)(a, stride, rows, panel, inputs, sums);   \
    KERNEL(finish)(&to, rows, sums);                      \
    break;
#if ROWS > 6
    LAST(11) LAST(10) LAST(9) LAST(8) LAST(7) LAST(6)
#endif
#if ROWS > 2
    LAST(5) LAST(4) LAST(3) LAST(2)
#endif
    LAST(1)
#undef LAST
  }
}

// Sums of one row with up to four panels at once, a constant where this is called: with one alone
// each addition waits for the last.
INLINE void KERNEL(row)(const float *row, const int count, const float *panels, size_t inputs,
                        const float *bias, float *result) {
  W sums[4][PARTS];
#pragma clang loop unroll(full)
  for (int q = 0; q < count; q++) {
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) sums[q][p] = (W)(0);
  }
  for (size_t k = 0; k < inputs; k++) {
    W x = (W)(row[k]);
#pragma clang loop unroll(full)
    for (int q = 0; q < count; q++) {
      const float *panel = panels + ((size_t)q * inputs + k) * ENTENTE_PANEL;
#pragma clang loop unroll(full)
      for (int p = 0; p < PARTS; p++)
        sums[q][p] = x * KERNEL(load_wide)(panel + p * LANES) + sums[q][p];
    }
  }
#pragma clang loop unroll(full)
  for (int q = 0; q < count; q++) {
#pragma clang loop unroll(full)
    for (int p = 0; p < PARTS; p++) {
      int at = q * ENTENTE_PANEL + p * LANES;
      KERNEL(store_wide)(result + at, sums[q][p] + (bias ? KERNEL(load_wide)(bias + at) : (W)(0)));
    }
  }
}

TARGET static void KERNEL(product)(const float *rows, size_t row_stride, size_t count,
                                   const float *panels, size_t inputs, size_t outputs,
                                   const float *bias, float *result, size_t result_stride) {
  if (count == 1 && outputs % (4 * ENTENTE_PANEL) == 0) {
    for (size_t o = 0; o < outputs; o += 4 * ENTENTE_PANEL)
      KERNEL(row)(rows, 4, panels + o * inputs, inputs, bias ? bias + o : NULL, result + o);
    return;
  }
  for (size_t start = 0; start < count; start += KERNEL(BLOCK)) {
    size_t size = count - start < KERNEL(BLOCK) ? count - start : KERNEL(BLOCK);
    for (size_t o = 0; o < outputs; o += ENTENTE_PANEL) {
      size_t left = outputs - o;
      KERNEL(Target) to = {bias ? bias + o : NULL, result + start * result_stride + o,
                           result_stride, left < ENTENTE_PANEL ? (int)left : ENTENTE_PANEL, 0};
      KERNEL(panel)(rows + start * row_stride, row_stride, size, panels + o * inputs, inputs, to);
    }
  }
}

// result = residual + gain * normalized values + offset; values may be the result.
INLINE void KERNEL(normalize)(const EntenteMaxout *layer, const float *values,
                              const float *residual, float *result) {
  size_t width = layer->outputs;
  V sum = KERNEL(all)(0), squares = KERNEL(all)(0);
  for (size_t i = 0; i < width; i += 8) sum += KERNEL(load)(values + i);
  V mean = KERNEL(all)(KERNEL(sum)(sum) / (float)width);
  for (size_t i = 0; i < width; i += 8) {
    V distance = KERNEL(load)(values + i) - mean;
    squares = distance * distance + squares;
  }
  float variance = KERNEL(sum)(squares) / (float)width + 1e-8f;
  V scale = KERNEL(all)(1 / __builtin_sqrtf(variance));
  for (size_t i = 0; i < width; i += 8) {
    V value = (KERNEL(load)(values + i) - mean) * scale;
    value = value * KERNEL(load)(layer->gain + i) + KERNEL(load)(layer->offset + i);
    if (residual) value += KERNEL(load)(residual + i);
    KERNEL(store)(result + i, value);
  }
}

TARGET static void KERNEL(maxout)(const EntenteMaxout *layer, const float *rows, size_t row_stride,
                                  size_t count, const float *residual, float *result) {
  size_t width = layer->outputs;
  for (size_t start = 0; start < count; start += KERNEL(BLOCK)) {
    size_t size = count - start < KERNEL(BLOCK) ? count - start : KERNEL(BLOCK);
    float *to = result + start * width;
    for (size_t o = 0; o < width; o += ENTENTE_PANEL) {
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        KERNEL(Target) target = {layer->bias + at, to + o, width, ENTENTE_PANEL, piece > 0};
        KERNEL(panel)(rows + start * row_stride, row_stride, size,
                      layer->panels + at * layer->inputs, layer->inputs, target);
      }
    }
    for (size_t i = 0; i < size; i++) {
      const float *before = residual ? residual + (start + i) * width : NULL;
      KERNEL(normalize)(layer, to + i * width, before, to + i * width);
    }
  }
}

// What the six products of a quad of rows are made from: the row before it, its four and the one
// behind it. Parts of `ENTENTE_WINDOW_QUADS` rows stand one behind the other.
INLINE void KERNEL(split_quad)(const float *rows, size_t width, float *parts) {
  size_t part = ENTENTE_WINDOW_QUADS * width;
  W four = (W)(4), five = (W)(5);
  for (size_t k = 0; k < width; k += LANES, rows += LANES, parts += LANES) {
    W a = KERNEL(load_wide)(rows), b = KERNEL(load_wide)(rows + width), c = KERNEL(load_wide)(rows + 2 * width);
    W d = KERNEL(load_wide)(rows + 3 * width), e = KERNEL(load_wide)(rows + 4 * width);
    W f = KERNEL(load_wide)(rows + 5 * width);
    W even = e - four * c, odd = d - four * b;
    W wide_even = e - c, wide_odd = (d - b) + (d - b);
    KERNEL(store_wide)(parts, four * a - five * c + e);
    KERNEL(store_wide)(parts + part, even + odd);
    KERNEL(store_wide)(parts + 2 * part, even - odd);
    KERNEL(store_wide)(parts + 3 * part, wide_even + wide_odd);
    KERNEL(store_wide)(parts + 4 * part, wide_even - wide_odd);
    KERNEL(store_wide)(parts + 5 * part, four * b - five * d + f);
  }
}

// The greater of what is there and `value`, or `value` for the first piece.
INLINE void KERNEL(keep_greatest)(float *best, W value, int is_first) {
  KERNEL(store_wide)(best, is_first ? value : KERNEL(max_wide)(KERNEL(load_wide)(best), value));
}

TARGET static void KERNEL(maxout_of_windows)(const EntenteMaxout *layer, const float *panels,
                                             const float *rows, const int32_t *quads, size_t count,
                                             float *result, float *scratch) {
  enum { QUADS = ENTENTE_WINDOW_QUADS, PRODUCT = QUADS * ENTENTE_PANEL };
  size_t width = layer->outputs;
  float *products = scratch, *parts = scratch + 6 * PRODUCT;
  for (size_t start = 0; start < count; start += QUADS, quads += QUADS) {
    size_t size = count - start < QUADS ? count - start : QUADS;
    for (size_t i = 0; i < size; i++)
      KERNEL(split_quad)(rows + ((size_t)quads[i] - 1) * width, width, parts + i * width);
    for (size_t o = 0; o < width; o += ENTENTE_PANEL) {
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        for (size_t m = 0; m < 6; m++) {
          KERNEL(Target) target = {NULL, products + m * PRODUCT, ENTENTE_PANEL, ENTENTE_PANEL, 0};
          KERNEL(panel)(parts + m * QUADS * width, width, size,
                        panels + (6 * at + m * ENTENTE_PANEL) * width, width, target);
        }
        W four = (W)(4), eight = (W)(8);
        for (size_t k = 0; k < ENTENTE_PANEL; k += LANES) {
          W bias = KERNEL(load_wide)(layer->bias + at + k);
          const float *product = products + k;
          for (size_t i = 0; i < size; i++, product += ENTENTE_PANEL) {
            float *best = result + (size_t)quads[i] * width + o + k;
            W second = KERNEL(load_wide)(product + PRODUCT), third = KERNEL(load_wide)(product + 2 * PRODUCT);
            W fourth = KERNEL(load_wide)(product + 3 * PRODUCT);
            W fifth = KERNEL(load_wide)(product + 4 * PRODUCT);
            W near_sum = second + third, near_difference = second - third;
            W far_sum = fourth + fifth, far_difference = fourth - fifth;
            KERNEL(keep_greatest)(best, KERNEL(load_wide)(product) + near_sum + far_sum + bias, !piece);
            KERNEL(keep_greatest)(best + width,
                                  near_difference + (far_difference + far_difference) + bias,
                                  !piece);
            KERNEL(keep_greatest)(best + 2 * width, near_sum + four * far_sum + bias, !piece);
            KERNEL(keep_greatest)(best + 3 * width,
                                  near_difference + eight * far_difference +
                                      KERNEL(load_wide)(product + 5 * PRODUCT) + bias,
                                  !piece);
          }
        }
      }
    }
    for (size_t i = 0; i < size; i++) {
      for (size_t row = (size_t)quads[i]; row < (size_t)quads[i] + 4; row++)
        KERNEL(normalize)(layer, result + row * width, rows + row * width, result + row * width);
    }
  }
}

// Asks for what is read soon and is too much for the near caches.
INLINE void KERNEL(prefetch)(const float *numbers, size_t count) {
  for (size_t at = 0; at < count; at += 16) __builtin_prefetch(numbers + at);
}

TARGET static void KERNEL(maxout_of_sums)(const EntenteMaxout *layer, const float *table,
                                          const int32_t *slots, size_t count, size_t ahead,
                                          const float *const *residuals, float *result) {
  size_t width = layer->outputs, third = layer->pieces * width;
  for (size_t i = 0; i < count; i++) {
    const float *left = table + (size_t)slots[i] * 3 * third;
    const float *middle = table + (size_t)slots[i + 1] * 3 * third + third;
    const float *right = table + (size_t)slots[i + 2] * 3 * third + 2 * third;
    if (i + 2 < count + ahead) KERNEL(prefetch)(table + (size_t)slots[i + 4] * 3 * third, 3 * third);
    float *to = result + i * width;
    for (size_t o = 0; o < width; o += LANES) {
      W best = (W)(0);
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        W value = KERNEL(load_wide)(left + at) + KERNEL(load_wide)(middle + at) + KERNEL(load_wide)(right + at);
        value += KERNEL(load_wide)(layer->bias + at);
        best = piece ? KERNEL(max_wide)(best, value) : value;
      }
      KERNEL(store_wide)(to + o, best);
    }
    KERNEL(normalize)(layer, to, residuals[i], to);
  }
}

TARGET static void KERNEL(maxout_of_products)(const EntenteMaxout *layer, const float *products,
                                              const float *extra, size_t count, float *result,
                                              size_t result_stride) {
  size_t width = layer->outputs;
  for (size_t i = 0; i < count; i++) {
    const float *row = products + i * layer->pieces * width;
    float *to = result + i * result_stride;
    for (size_t o = 0; o < width; o += LANES) {
      W best = (W)(0);
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        W value = KERNEL(load_wide)(row + at) + KERNEL(load_wide)(layer->bias + at);
        if (extra) value += KERNEL(load_wide)(extra + at);
        best = piece ? KERNEL(max_wide)(best, value) : value;
      }
      KERNEL(store_wide)(to + o, best);
    }
    KERNEL(normalize)(layer, to, NULL, to);
  }
}

#include "scores.h"

#undef V
#undef W
#undef PARTS
#undef INLINE
