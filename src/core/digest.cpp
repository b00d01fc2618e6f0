#include "core/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

#include "core/error.hpp"

namespace citygauge {
namespace {

constexpr std::size_t chunk_bytes = 1 << 20;

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    if (EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
      throw Error(ErrorKind::internal, "SHA-256 is not available");
  }

  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }

  [[nodiscard]] std::string digits() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
  }

 private:
  struct Closer {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Closer> context_;
};

}  // namespace

std::string sha256_of(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes);
  return sha.digits();
}

std::string sha256_of_file(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file))  // a device or pipe may never end
    throw input_error(fmt::format("{}: not a file", file.string()));
  std::ifstream stream(file, std::ios::binary);
  Sha256 sha;
  std::vector<char> chunk(chunk_bytes);
  while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || stream.gcount() > 0)
    sha.add({chunk.data(), static_cast<std::size_t>(stream.gcount())});
  if (!stream.eof()) throw input_error(fmt::format("{}: cannot be read", file.string()));
  return sha.digits();
}

}  // namespace citygauge
