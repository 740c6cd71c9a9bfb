// Logistic regression, as the trainers want it.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace bench {

// With a little ridge.
template <std::size_t N>
double logistic_likelihood(const std::vector<std::array<double, N>>& rows, const std::vector<double>& labels,
                           const std::array<double, N>& w) {
  double likelihood = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double sum = 0;
    for (std::size_t k = 0; k < N; ++k) sum += w[k] * rows[r][k];
    likelihood += labels[r] * sum - std::max(sum, 0.0) - std::log1p(std::exp(-std::abs(sum)));
  }
  for (const double weight : w) likelihood -= weight * weight / 2;
  return likelihood;
}

// Logistic regression by Newton steps, from `w` on.
template <std::size_t N>
void fit_logistic(const std::vector<std::array<double, N>>& rows, const std::vector<double>& labels,
                  std::array<double, N>& w) {
  for (int round = 0; round < 25; ++round) {
    std::array<double, N> g{};
    std::array<std::array<double, N>, N> h{};
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double sum = 0;
      for (std::size_t k = 0; k < N; ++k) sum += w[k] * rows[r][k];
      const double p = 1 / (1 + std::exp(-sum));
      for (std::size_t a = 0; a < N; ++a) {
        g[a] += (labels[r] - p) * rows[r][a];
        for (std::size_t b = 0; b < N; ++b) h[a][b] += p * (1 - p) * rows[r][a] * rows[r][b];
      }
    }
    for (std::size_t a = 0; a < N; ++a) {
      h[a][a] += 1;  // a little ridge
      g[a] -= w[a];
    }
    for (std::size_t a = 0; a < N; ++a) {  // Gauss-Jordan
      const double pivot = h[a][a];
      for (std::size_t b = a; b < N; ++b) h[a][b] /= pivot;
      g[a] /= pivot;
      for (std::size_t c = 0; c < N; ++c) {
        if (c == a) continue;
        const double factor = h[c][a];
        for (std::size_t b = a; b < N; ++b) h[c][b] -= factor * h[a][b];
        g[c] -= factor * g[a];
      }
    }
    // A full Newton step may overshoot: halve it until the likelihood rises.
    const std::array<double, N> before = w;
    const double likelihood = logistic_likelihood(rows, labels, before);
    double step = 1;
    for (int halvings = 0; halvings < 14; ++halvings, step /= 2) {
      for (std::size_t k = 0; k < N; ++k) w[k] = before[k] + step * g[k];
      if (logistic_likelihood(rows, labels, w) >= likelihood) break;
    }
  }
}

}  // namespace bench
