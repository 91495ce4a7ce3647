// The kernels, once for each set of instructions: the file that includes this names them through
// KERNEL(name), gives the functions' attributes as TARGET, and says with ROWS how many rows of
// sixteen sums fit into the registers, with ACROSS how many of one row's with as many panels pay, and
// with LANES how many floats a wide vector W has.
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

// Sums of one row with up to ACROSS panels at once, a constant where this is called: with one alone
// each addition waits for the last.
INLINE void KERNEL(row)(const float *row, const int count, const float *panels, size_t inputs,
                        const float *bias, float *result) {
  W sums[ACROSS][PARTS];
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

// Sums of one row with all panels.
INLINE void KERNEL(whole_row)(const float *row, size_t panel_count, const float *panels,
                              size_t inputs, const float *bias, float *result) {
  for (; panel_count >= ACROSS; panel_count -= ACROSS) {
    KERNEL(row)(row, ACROSS, panels, inputs, bias, result);
    panels += ACROSS * inputs * ENTENTE_PANEL;
    if (bias) bias += ACROSS * ENTENTE_PANEL;
    result += ACROSS * ENTENTE_PANEL;
  }
  switch (panel_count) {
#define LAST(count)                                             \
  case count: KERNEL(row)(row, count, panels, inputs, bias, result); break;
#if ACROSS > 4
    LAST(7) LAST(6) LAST(5) LAST(4)
#endif
    LAST(3) LAST(2) LAST(1)
#undef LAST
  }
}

TARGET static void KERNEL(product)(const float *rows, size_t row_stride, size_t count,
                                   const float *panels, size_t inputs, size_t outputs,
                                   const float *bias, float *result, size_t result_stride) {
  if (count == 1 && outputs % ENTENTE_PANEL == 0) {
    KERNEL(whole_row)(rows, outputs / ENTENTE_PANEL, panels, inputs, bias, result);
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

// What the eight products of a sextet of rows are made from: the row before it, its six and the one
// behind it. Parts of `ENTENTE_WINDOW_SEXTETS` rows stand one behind the other.
INLINE void KERNEL(split_sextet)(const float *rows, size_t width, float *parts) {
  size_t part = ENTENTE_WINDOW_SEXTETS * width;
  W outer = (W)(5.25f), inner = (W)(4.25f), middle = (W)(2.5f), five = (W)(5), four = (W)(4);
  W quarter = (W)(0.25f), half = (W)(0.5f), above = (W)(1.25f);
  for (size_t k = 0; k < width; k += LANES, rows += LANES, parts += LANES) {
    W a = KERNEL(load_wide)(rows), b = KERNEL(load_wide)(rows + width);
    W c = KERNEL(load_wide)(rows + 2 * width), d = KERNEL(load_wide)(rows + 3 * width);
    W e = KERNEL(load_wide)(rows + 4 * width), f = KERNEL(load_wide)(rows + 5 * width);
    W g = KERNEL(load_wide)(rows + 6 * width), h = KERNEL(load_wide)(rows + 7 * width);
    W even = (c + g) - inner * e, odd = (b + f) - inner * d;
    W far_even = g + quarter * c - above * e, far_odd = half * b - middle * d + (f + f);
    W near_even = g + four * c - five * e, near_odd = (b + b) - middle * d + half * f;
    KERNEL(store_wide)(parts, (a - g) + outer * (e - c));
    KERNEL(store_wide)(parts + part, even + odd);
    KERNEL(store_wide)(parts + 2 * part, even - odd);
    KERNEL(store_wide)(parts + 3 * part, far_even + far_odd);
    KERNEL(store_wide)(parts + 4 * part, far_even - far_odd);
    KERNEL(store_wide)(parts + 5 * part, near_even + near_odd);
    KERNEL(store_wide)(parts + 6 * part, near_even - near_odd);
    KERNEL(store_wide)(parts + 7 * part, (h - b) + outer * (d - f));
  }
}

// The greater of what is there and `value`, or `value` for the first piece.
INLINE void KERNEL(keep_greatest)(float *best, W value, int is_first) {
  KERNEL(store_wide)(best, is_first ? value : KERNEL(max_wide)(KERNEL(load_wide)(best), value));
}

// Six windows from their eight products, which are a block of `ENTENTE_WINDOW_SEXTETS` apart.
INLINE void KERNEL(join_sextet)(const float *products, W bias, float *best, size_t width,
                                int is_first) {
  enum { PRODUCT = ENTENTE_WINDOW_SEXTETS * ENTENTE_PANEL };
  W two = (W)(2), four = (W)(4), eight = (W)(8), sixteen = (W)(16), many = (W)(32);
  W p = KERNEL(load_wide)(products), s = KERNEL(load_wide)(products + 7 * PRODUCT);
  W one = KERNEL(load_wide)(products + PRODUCT), other = KERNEL(load_wide)(products + 2 * PRODUCT);
  W sum = one + other, difference = one - other;
  one = KERNEL(load_wide)(products + 3 * PRODUCT), other = KERNEL(load_wide)(products + 4 * PRODUCT);
  W far_sum = one + other, far_difference = one - other;
  one = KERNEL(load_wide)(products + 5 * PRODUCT), other = KERNEL(load_wide)(products + 6 * PRODUCT);
  W near_sum = one + other, near_difference = one - other;
  W windows[ENTENTE_WINDOW_SEXTET] = {
      p + sum + far_sum + many * near_sum,
      difference + two * far_difference + sixteen * near_difference,
      sum + four * far_sum + eight * near_sum,
      difference + eight * far_difference + four * near_difference,
      sum + sixteen * far_sum + two * near_sum,
      difference + many * far_difference + near_difference + s,
  };
#pragma clang loop unroll(full)
  for (int i = 0; i < ENTENTE_WINDOW_SEXTET; i++)
    KERNEL(keep_greatest)(best + (size_t)i * width, windows[i] + bias, is_first);
}

TARGET static void KERNEL(maxout_of_windows)(const EntenteMaxout *layer, const float *panels,
                                             const float *rows, const int32_t *sextets, size_t count,
                                             float *result, float *scratch) {
  enum { SEXTETS = ENTENTE_WINDOW_SEXTETS, PRODUCT = SEXTETS * ENTENTE_PANEL };
  size_t width = layer->outputs;
  float *products = scratch, *parts = scratch + 8 * PRODUCT;
  for (size_t start = 0; start < count; start += SEXTETS, sextets += SEXTETS) {
    size_t size = count - start < SEXTETS ? count - start : SEXTETS;
    for (size_t i = 0; i < size; i++)
      KERNEL(split_sextet)(rows + ((size_t)sextets[i] - 1) * width, width, parts + i * width);
    for (size_t o = 0; o < width; o += ENTENTE_PANEL) {
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        for (size_t m = 0; m < 8; m++) {
          KERNEL(Target) target = {NULL, products + m * PRODUCT, ENTENTE_PANEL, ENTENTE_PANEL, 0};
          KERNEL(panel)(parts + m * SEXTETS * width, width, size,
                        panels + (8 * at + m * ENTENTE_PANEL) * width, width, target);
        }
        for (size_t k = 0; k < ENTENTE_PANEL; k += LANES) {
          W bias = KERNEL(load_wide)(layer->bias + at + k);
          for (size_t i = 0; i < size; i++)
            KERNEL(join_sextet)(products + i * ENTENTE_PANEL + k, bias,
                                result + (size_t)sextets[i] * width + o + k, width, !piece);
        }
      }
    }
    for (size_t i = 0; i < size; i++) {
      for (size_t row = (size_t)sextets[i]; row < (size_t)sextets[i] + ENTENTE_WINDOW_SEXTET; row++)
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
