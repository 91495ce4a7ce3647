// The kernels, once for each set of instructions: the file that includes this names them through
// KERNEL(name), gives the functions' attributes as TARGET, and says with ROWS how many rows of
// sixteen sums fit into the registers.
//
// Vectors are of eight floats everywhere; where the machine has narrower ones, the compiler takes
// two. `a * b + c` on vectors becomes one fused instruction where TARGET allows it.
#define INLINE TARGET static inline __attribute__((always_inline))

typedef float KERNEL(V) __attribute__((ext_vector_type(8), aligned(4)));
#define V KERNEL(V)

// Rows that share a panel while it is in the first-level cache.
enum { KERNEL(BLOCK) = 96 };

INLINE V KERNEL(load)(const float *p) { return *(const V *)p; }
INLINE void KERNEL(store)(float *p, V value) { *(V *)p = value; }
INLINE V KERNEL(all)(float x) { return (V){x, x, x, x, x, x, x, x}; }
INLINE V KERNEL(max)(V a, V b) { return a > b ? a : b; }
INLINE float KERNEL(sum)(V v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

// Sums of `rows` rows, a constant where this is called, with one panel.
INLINE void KERNEL(tile)(const float *a, size_t stride, const int rows, const float *panel,
                         size_t inputs, V sums[ROWS][2]) {
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) sums[i][0] = sums[i][1] = KERNEL(all)(0);
  for (size_t k = 0; k < inputs; k++) {
    V first = KERNEL(load)(panel), second = KERNEL(load)(panel + 8);
    panel += ENTENTE_PANEL;
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      V x = KERNEL(all)(a[(size_t)i * stride + k]);
      sums[i][0] = x * first + sums[i][0];
      sums[i][1] = x * second + sums[i][1];
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

INLINE void KERNEL(finish)(const KERNEL(Target) *to, const int rows, V sums[ROWS][2]) {
  V first = to->bias ? KERNEL(load)(to->bias) : KERNEL(all)(0);
  V second = to->bias ? KERNEL(load)(to->bias + 8) : KERNEL(all)(0);
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
    float *result = to->result + (size_t)i * to->stride;
    V x = sums[i][0] + first, y = sums[i][1] + second;
    if (to->columns < ENTENTE_PANEL) {
      float both[ENTENTE_PANEL];
      KERNEL(store)(both, x);
      KERNEL(store)(both + 8, y);
      for (int k = 0; k < to->columns; k++) result[k] = both[k];
      continue;
    }
    if (to->is_greatest) {
      x = KERNEL(max)(KERNEL(load)(result), x);
      y = KERNEL(max)(KERNEL(load)(result + 8), y);
    }
    KERNEL(store)(result, x);
    KERNEL(store)(result + 8, y);
  }
}

TARGET static void KERNEL(panel)(const float *a, size_t stride, size_t count, const float *panel,
                                 size_t inputs, KERNEL(Target) to) {
  V sums[ROWS][2];
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
#if ROWS == 6
    LAST(5) LAST(4) LAST(3) LAST(2)
#endif
    LAST(1)
#undef LAST
  }
}

TARGET static void KERNEL(product)(const float *rows, size_t row_stride, size_t count,
                                   const float *panels, size_t inputs, size_t outputs,
                                   const float *bias, float *result, size_t result_stride) {
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
  V four = KERNEL(all)(4), five = KERNEL(all)(5);
  for (size_t k = 0; k < width; k += 8, rows += 8, parts += 8) {
    V a = KERNEL(load)(rows), b = KERNEL(load)(rows + width), c = KERNEL(load)(rows + 2 * width);
    V d = KERNEL(load)(rows + 3 * width), e = KERNEL(load)(rows + 4 * width);
    V f = KERNEL(load)(rows + 5 * width);
    V even = e - four * c, odd = d - four * b;
    V wide_even = e - c, wide_odd = (d - b) + (d - b);
    KERNEL(store)(parts, four * a - five * c + e);
    KERNEL(store)(parts + part, even + odd);
    KERNEL(store)(parts + 2 * part, even - odd);
    KERNEL(store)(parts + 3 * part, wide_even + wide_odd);
    KERNEL(store)(parts + 4 * part, wide_even - wide_odd);
    KERNEL(store)(parts + 5 * part, four * b - five * d + f);
  }
}

// The greater of what is there and `value`, or `value` for the first piece.
INLINE void KERNEL(keep_greatest)(float *best, V value, int is_first) {
  KERNEL(store)(best, is_first ? value : KERNEL(max)(KERNEL(load)(best), value));
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
        V four = KERNEL(all)(4), eight = KERNEL(all)(8);
        for (size_t k = 0; k < ENTENTE_PANEL; k += 8) {
          V bias = KERNEL(load)(layer->bias + at + k);
          const float *product = products + k;
          for (size_t i = 0; i < size; i++, product += ENTENTE_PANEL) {
            float *best = result + (size_t)quads[i] * width + o + k;
            V second = KERNEL(load)(product + PRODUCT), third = KERNEL(load)(product + 2 * PRODUCT);
            V fourth = KERNEL(load)(product + 3 * PRODUCT);
            V fifth = KERNEL(load)(product + 4 * PRODUCT);
            V near_sum = second + third, near_difference = second - third;
            V far_sum = fourth + fifth, far_difference = fourth - fifth;
            KERNEL(keep_greatest)(best, KERNEL(load)(product) + near_sum + far_sum + bias, !piece);
            KERNEL(keep_greatest)(best + width,
                                  near_difference + (far_difference + far_difference) + bias,
                                  !piece);
            KERNEL(keep_greatest)(best + 2 * width, near_sum + four * far_sum + bias, !piece);
            KERNEL(keep_greatest)(best + 3 * width,
                                  near_difference + eight * far_difference +
                                      KERNEL(load)(product + 5 * PRODUCT) + bias,
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

TARGET static void KERNEL(maxout_of_sums)(const EntenteMaxout *layer, const float *table,
                                          const int32_t *slots, size_t count,
                                          const float *const *residuals, float *result) {
  size_t width = layer->outputs, third = layer->pieces * width;
  for (size_t i = 0; i < count; i++) {
    const float *left = table + (size_t)slots[i] * 3 * third;
    const float *middle = table + (size_t)slots[i + 1] * 3 * third + third;
    const float *right = table + (size_t)slots[i + 2] * 3 * third + 2 * third;
    // The table is too large for the near caches, and the next word's entry is known.
    if (i + 1 < count) {
      const float *next = table + (size_t)slots[i + 3] * 3 * third + 2 * third;
      for (size_t at = 0; at < third; at += 16) __builtin_prefetch(next + at);
    }
    float *to = result + i * width;
    for (size_t o = 0; o < width; o += 8) {
      V best = KERNEL(all)(0);
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        V value = KERNEL(load)(left + at) + KERNEL(load)(middle + at) + KERNEL(load)(right + at);
        value += KERNEL(load)(layer->bias + at);
        best = piece ? KERNEL(max)(best, value) : value;
      }
      KERNEL(store)(to + o, best);
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
    for (size_t o = 0; o < width; o += 8) {
      V best = KERNEL(all)(0);
      for (size_t piece = 0; piece < layer->pieces; piece++) {
        size_t at = piece * width + o;
        V value = KERNEL(load)(row + at) + KERNEL(load)(layer->bias + at);
        if (extra) value += KERNEL(load)(extra + at);
        best = piece ? KERNEL(max)(best, value) : value;
      }
      KERNEL(store)(to + o, best);
    }
    KERNEL(normalize)(layer, to, NULL, to);
  }
}

// Sums of `blocks` blocks of sixteen moves, a constant where this is called: one block alone waits
// for each of its additions.
INLINE void KERNEL(score_blocks)(const EntenteScores *weights, const float *hidden,
                                 const int blocks, size_t first, float *scores) {
  size_t size = weights->hidden;
  V sums[4][2];
#pragma clang loop unroll(full)
  for (int b = 0; b < blocks; b++) sums[b][0] = sums[b][1] = KERNEL(all)(0);
  const float *panels = weights->panels + first * size * ENTENTE_PANEL;
  for (size_t h = 0; h < size; h++) {
    V x = KERNEL(all)(hidden[h]);
#pragma clang loop unroll(full)
    for (int b = 0; b < blocks; b++) {
      const float *panel = panels + ((size_t)b * size + h) * ENTENTE_PANEL;
      sums[b][0] = x * KERNEL(load)(panel) + sums[b][0];
      sums[b][1] = x * KERNEL(load)(panel + 8) + sums[b][1];
    }
  }
  const float *bias = weights->score_bias + first * ENTENTE_PANEL;
  scores += first * ENTENTE_PANEL;
#pragma clang loop unroll(full)
  for (int b = 0; b < blocks; b++) {
    KERNEL(store)(scores + b * 16, sums[b][0] + KERNEL(load)(bias + b * 16));
    KERNEL(store)(scores + b * 16 + 8, sums[b][1] + KERNEL(load)(bias + b * 16 + 8));
  }
}

TARGET static void KERNEL(scores)(const EntenteScores *weights, const float *const *features,
                                  float *hidden, float *scores) {
  size_t size = weights->hidden;
  for (size_t at = 0; at < size; at += 8) {
    V first = KERNEL(all)(0), second = KERNEL(all)(0);
    for (size_t f = 0; f < weights->features; f++) {
      first += KERNEL(load)(features[f] + at);
      second += KERNEL(load)(features[f] + size + at);
    }
    first += KERNEL(load)(weights->bias + at);
    second += KERNEL(load)(weights->bias + size + at);
    KERNEL(store)(hidden + at, KERNEL(max)(first, second));
  }
  size_t block = 0;
  for (; block + 4 <= weights->blocks; block += 4)
    KERNEL(score_blocks)(weights, hidden, 4, block, scores);
  switch (weights->blocks - block) {
  case 3: KERNEL(score_blocks)(weights, hidden, 3, block, scores); break;
  case 2: KERNEL(score_blocks)(weights, hidden, 2, block, scores); break;
  case 1: KERNEL(score_blocks)(weights, hidden, 1, block, scores); break;
  }
}

TARGET static size_t KERNEL(greatest)(const float *numbers, size_t count) {
  float best = numbers[0];
  size_t i = 0;
  if (count >= 8) {
    V most = KERNEL(load)(numbers);
    for (i = 8; i + 8 <= count; i += 8) most = KERNEL(max)(most, KERNEL(load)(numbers + i));
    for (int k = 0; k < 8; k++) best = most[k] > best ? most[k] : best;
  }
  for (; i < count; i++) best = numbers[i] > best ? numbers[i] : best;
  for (i = 0; i < count; i++)
    if (numbers[i] == best) return i;
  return 0;
}

#undef V
#undef INLINE
