#include "measures/network_pieces.hpp"

namespace citygauge {

std::vector<NetworkPieces> pieces_in_districts(const WalkNetwork& network, std::size_t first_link,
                                               const DistrictGrid& grid, std::size_t districts) {
  std::vector<NetworkPieces> all(districts);
  std::vector<DistrictPiece> pieces;
  for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
    const WalkNetwork::Chain& chain = network.chains()[c];
    const auto vertices = network.vertices(chain);
    for (std::size_t i = 1; i < vertices.size(); ++i) {
      const auto start = static_cast<double>(i - 1);
      const double metres = chain.line < first_link ? distance(vertices[i - 1], vertices[i]) : 0;
      pieces.clear();
      grid.split(vertices[i - 1], vertices[i], pieces);
      for (const DistrictPiece& piece : pieces) {
        NetworkPieces& own = all[piece.district];
        const double from = start + piece.from, to = start + piece.to;
        const double length_m = metres * (piece.to - piece.from) * (piece.shared ? 0.5 : 1);
        if (!own.stretches.empty() && own.stretches.back().chain == c &&
            metres_along(network, c, from) - metres_along(network, c, own.stretches.back().to) <=
                touching_m) {
          own.stretches.back().to = to;
          own.length_m.back() += length_m;
        } else {
          own.stretches.push_back({c, from, to});
          own.length_m.push_back(length_m);
        }
      }
    }
  }
  return all;
}

}  // namespace citygauge
