// Kernels of the transition systems; a part of kernels.h, whose names and macros it uses.

TARGET static void KERNEL(scores)(const EntenteScores *weights, const float *const *features,
                                  size_t count, float *hidden, float *scores) {
  size_t size = weights->hidden, moves = weights->blocks * ENTENTE_PANEL;
  for (size_t i = 0; i < count; i++, features += weights->features) {
    for (size_t at = 0; at < size; at += LANES) {
      W first = (W)(0), second = (W)(0);
      for (size_t f = 0; f < weights->features; f++) {
        first += KERNEL(load_wide)(features[f] + at);
        second += KERNEL(load_wide)(features[f] + size + at);
      }
      first += KERNEL(load_wide)(weights->bias + at);
      second += KERNEL(load_wide)(weights->bias + size + at);
      KERNEL(store_wide)(hidden + i * size + at, KERNEL(max_wide)(first, second));
    }
  }
  KERNEL(product)(hidden, size, count, weights->panels, size, moves, weights->score_bias, scores,
                  moves);
}

// The greatest of two halves, until one is left.
INLINE float KERNEL(greatest_lane)(W most) {
  float lanes[LANES];
  KERNEL(store_wide)(lanes, most);
#pragma clang loop unroll(full)
  for (int half = LANES / 2; half > 0; half /= 2) {
#pragma clang loop unroll(full)
    for (int k = 0; k < half; k++) lanes[k] = lanes[k + half] > lanes[k] ? lanes[k + half] : lanes[k];
  }
  return lanes[0];
}

TARGET static size_t KERNEL(greatest)(const float *numbers, size_t count) {
  size_t whole = count - count % LANES, i = 0;
  float best = numbers[0];
  if (whole > 0) {
    W most = KERNEL(load_wide)(numbers);
    for (i = LANES; i < whole; i += LANES)
      most = KERNEL(max_wide)(most, KERNEL(load_wide)(numbers + i));
    best = KERNEL(greatest_lane)(most);
  }
  for (i = whole; i < count; i++) best = numbers[i] > best ? numbers[i] : best;
  for (i = 0; i < whole; i += LANES) {
    KERNEL(Truths) is_best =
        __builtin_convertvector(KERNEL(load_wide)(numbers + i) == (W)(best), KERNEL(Truths));
    uint32_t bits = 0;
    __builtin_memcpy(&bits, &is_best, LANES / 8);
    if (bits) return i + (size_t)__builtin_ctz(bits);
  }
  for (; i < count; i++)
    if (numbers[i] == best) return i;
  return 0;
}
