// citygauge list: the indicators, profiles, layer roles and measures that there are.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/terminal_width.hpp"
#include "config/profile_file.hpp"
#include "output/catalogue/listing.hpp"

namespace citygauge {
namespace {

struct ListOptions {
  std::string kind = "all";
  std::string language;
  ListChoice choice;
  bool json = false;
};

const std::map<std::string, std::vector<CatalogueKind>> kinds{
    {"all",
     {CatalogueKind::indicators, CatalogueKind::profiles, CatalogueKind::roles, CatalogueKind::measures}},
    {"indicators", {CatalogueKind::indicators}},
    {"profiles", {CatalogueKind::profiles}},
    {"roles", {CatalogueKind::roles}},
    {"measures", {CatalogueKind::measures}}};

/// A filter is about indicators: alone, it lists them and nothing else.
std::vector<CatalogueKind> chosen_kinds(const ListOptions& options) {
  const ListChoice& choice = options.choice;
  const bool is_filtered = !choice.profile.empty() || !choice.role.empty() || !choice.measure.empty();
  if (!is_filtered) return kinds.at(options.kind);
  if (options.kind == "all" || options.kind == "indicators") return kinds.at("indicators");
  throw Error(ErrorKind::config, "--profile, --role and --measure choose indicators, not " + options.kind,
              "write: citygauge list indicators --profile mianyang-2030");
}

int list(const ListOptions& options) {
  ListChoice choice = options.choice;
  choice.kinds = chosen_kinds(options);
  std::vector<std::string> own;
  if (is_profile_path(choice.profile)) {
    own.push_back(choice.profile);
    choice.profile = std::filesystem::path(choice.profile).stem().string();
  }
  const Catalogue catalogue = load_catalogue(data_folder(), own);
  if (options.json)
    std::cout << listing_json(catalogue, choice);
  else
    std::cout << listing(catalogue, choice, chosen_language(options.language), terminal_width());
  return exit_met;
}

}  // namespace

void add_list_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = app.add_subcommand("list", "list the indicators, profiles, layer roles and measures");
  command->add_option("what", options->kind, "indicators, profiles, roles, measures or all")
      ->check(CLI::IsMember({"indicators", "profiles", "roles", "measures", "all"}))
      ->capture_default_str();
  command->add_option("--profile", options->choice.profile, "only indicators that it has a target for")
      ->type_name("PROFILE");
  command->add_option("--role", options->choice.role, "only indicators that read this layer")
      ->type_name("ROLE");
  command->add_option("--measure", options->choice.measure, "only indicators that are taken by it")
      ->type_name("MEASURE");
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_flag("--json", options->json, "print all that is known of them as JSON, in both languages");
  command->callback([options, &action] { action = [options] { return list(*options); }; });
}

}  // namespace citygauge
