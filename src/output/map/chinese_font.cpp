#include "output/map/chinese_font.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "core/error.hpp"

namespace citygauge {
namespace {

/// Calls the C function that frees a handle.
template <auto function>
struct Freed {
  template <class Handle>
  void operator()(Handle* handle) const {
    function(handle);
  }
};
using ConfigHandle = std::unique_ptr<FcConfig, Freed<FcConfigDestroy>>;
using PatternHandle = std::unique_ptr<FcPattern, Freed<FcPatternDestroy>>;
using CharSetHandle = std::unique_ptr<FcCharSet, Freed<FcCharSetDestroy>>;
using ObjectSetHandle = std::unique_ptr<FcObjectSet, Freed<FcObjectSetDestroy>>;
using FontSetHandle = std::unique_ptr<FcFontSet, Freed<FcFontSetDestroy>>;
/// A font map keeps its configuration for ever unless it is told to let go of it (Pango 1.50).
void release_font_map(PangoFontMap* map) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);
  g_object_unref(map);
}
using FontMapHandle = std::unique_ptr<PangoFontMap, Freed<release_font_map>>;
using ContextHandle = std::unique_ptr<PangoContext, Freed<g_object_unref>>;
using OptionsHandle = std::unique_ptr<cairo_font_options_t, Freed<cairo_font_options_destroy>>;

// What a plan document writes beyond Latin letters, digits and its place names.
constexpr std::u32string_view needed = U"道路网绿区规划，：（）²°≥≤±×";

// The first that is installed is taken; else the first family by name that has the characters.
constexpr std::array<std::string_view, 7> preferred{
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "Microsoft YaHei",  "SimHei",       "WenQuanYi Micro Hei"};

ConfigHandle fonts_without_pictures() {
  constexpr const char* rule = R"(<fontconfig><selectfont><rejectfont>
      <pattern><patelt name="color"><bool>true</bool></patelt></pattern>
      <pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>
    </rejectfont></selectfont></fontconfig>)";
  ConfigHandle config(FcInitLoadConfig());
  const auto* const text = reinterpret_cast<const FcChar8*>(rule);
  const bool is_ready = config && FcConfigParseAndLoadFromMemory(config.get(), text, FcTrue) == FcTrue &&
                        FcConfigBuildFonts(config.get()) == FcTrue;
  if (!is_ready) throw input_error("cannot read the list of installed fonts", "check fontconfig: fc-list");
  return config;
}

std::set<std::string> families_with_chinese(FcConfig* config) {
  const CharSetHandle characters(FcCharSetCreate());
  for (const char32_t c : needed) FcCharSetAddChar(characters.get(), c);
  const PatternHandle wanted(FcPatternCreate());
  FcPatternAddCharSet(wanted.get(), FC_CHARSET, characters.get());
  const ObjectSetHandle asked(FcObjectSetCreate());
  FcObjectSetAdd(asked.get(), FC_FAMILY);
  const FontSetHandle fonts(FcFontList(config, wanted.get(), asked.get()));
  std::set<std::string> families;
  for (int i = 0; fonts && i < fonts->nfont; ++i) {
    FcChar8* family = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch) continue;
    families.emplace(reinterpret_cast<const char*>(family));
  }
  return families;
}

std::string chinese_family(FcConfig* config) {
  const std::set<std::string> families = families_with_chinese(config);
  if (families.empty()) {
    throw input_error("no font with Chinese characters is installed", "install the package fonts-noto-cjk");
  }
  const auto* const best = std::ranges::find_if(
      preferred, [&](std::string_view name) { return families.contains(std::string(name)); });
  return best == preferred.end() ? *families.begin() : std::string(*best);
}

FontMapHandle font_map(FcConfig* config) {
  FontMapHandle map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  if (!map) throw Error(ErrorKind::internal, "Pango was built without FreeType");
  constexpr double points_per_inch = 72;
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), points_per_inch);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
  return map;
}

ContextHandle layout_context(PangoFontMap* map) {
  ContextHandle context(pango_font_map_create_context(map));
  const OptionsHandle options(cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  return context;
}

}  // namespace

struct ChineseFont::Handles {
  ConfigHandle config = fonts_without_pictures();
  std::string family = chinese_family(config.get());
  FontMapHandle map = font_map(config.get());
  ContextHandle context = layout_context(map.get());
};

ChineseFont::ChineseFont() : handles_(std::make_unique<Handles>()) {}
ChineseFont::~ChineseFont() = default;

const std::string& ChineseFont::family() const {
  return handles_->family;
}

PangoContext* ChineseFont::context() const {
  return handles_->context.get();
}

}  // namespace citygauge
