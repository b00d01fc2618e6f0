#include "output/named_words.hpp"

#include <algorithm>
#include <array>

namespace citygauge {
namespace {

constexpr std::array step_names{
    NamedWord{"raw", "原始", "Raw"},
    NamedWord{"excluded_by_class", "按类别不计", "Excluded by class"},
    NamedWord{"merged", "双幅路合并", "Dual carriageways merged"},
    NamedWord{"shared_border", "共用边界分摊", "Shared border"},
    NamedWord{"counted", "计入", "Counted"},
    NamedWord{"gross", "逐个合计", "Sum of polygons"},
    NamedWord{"overlapping", "重叠扣除", "Overlaps"},
    NamedWord{"uncounted_share", "按比例不计", "Share not counted"},
    NamedWord{"not_covered", "图层未覆盖", "Not covered by the layer"},
    NamedWord{"no_data", "栅格无数据", "No data in the raster"},
    NamedWord{"no_meaning", "栅格值含义不明", "Cell values without a meaning"},
    NamedWord{"district", "单元面积", "District"},
    NamedWord{"beyond_distance", "服务半径外", "Beyond the distance"},
    NamedWord{"off_network", "远离步行网络", "Off the network"},
    NamedWord{"disconnected", "网络不连通", "Disconnected"},
    NamedWord{"inside", "位于另一图层内", "Inside the other layer"},
    NamedWord{"outside", "位于另一图层外", "Outside the other layer"},
    NamedWord{"corridor_area", "廊道面积", "Corridor area"},
    NamedWord{"obstacles", "障碍物", "Obstacles"},
    NamedWord{"free_area", "自由空间", "Free space"},
    NamedWord{"width_min", "最窄", "Narrowest"},
    NamedWord{"width_p5", "宽度 5% 分位", "Width, 5th percentile"},
    NamedWord{"width_median", "宽度中位数", "Width, median"},
    NamedWord{"axis_length", "中轴长度", "Axis length"},
    NamedWord{"axis_length_below", "低于目标的中轴", "Axis below the target"},
    NamedWord{"bottleneck", "瓶颈宽度", "Bottleneck"},
};

// As layers/roles/*.toml call them; a test compares.
constexpr std::array role_names{
    NamedWord{"buildings", "建筑", "Buildings"},
    NamedWord{"bus_routes", "公交线路", "Bus routes"},
    NamedWord{"bus_stops", "公交站点", "Public transport stops"},
    NamedWord{"communities", "社区", "Communities"},
    NamedWord{"control_lines", "控制线", "Control lines"},
    NamedWord{"corridors", "生态廊道", "Ecological corridors"},
    NamedWord{"dem", "数字高程模型", "Elevation model"},
    NamedWord{"districts", "评价单元", "Districts"},
    NamedWord{"facilities", "公共服务设施", "Facilities"},
    NamedWord{"green", "绿地", "Green space"},
    NamedWord{"greenways", "绿道", "Greenways"},
    NamedWord{"groups", "城市组团", "Urban groups"},
    NamedWord{"land_cover", "地表覆盖", "Land cover"},
    NamedWord{"land_use", "用地", "Land use"},
    NamedWord{"parks", "公园", "Parks"},
    NamedWord{"plazas", "广场", "Plazas"},
    NamedWord{"points", "点要素", "Points"},
    NamedWord{"population", "人口", "Population"},
    NamedWord{"rail", "轨道线", "Rail lines"},
    NamedWord{"rail_exits", "轨道站出入口", "Rail station exits"},
    NamedWord{"road_polygons", "道路面", "Road surfaces"},
    NamedWord{"roads", "道路中心线", "Road centrelines"},
    NamedWord{"stations", "轨道站", "Rail stations"},
    NamedWord{"trails", "步道", "Trails"},
    NamedWord{"walkways", "步行道", "Walkways"},
    NamedWord{"water", "水域", "Water"},
    NamedWord{"zones", "排水分区", "Drainage zones"},
};

constexpr std::array kind_names{
    NamedWord{"", "评价单元", "District"},
    NamedWord{"corridors", "廊道", "Corridor"},
    NamedWord{"communities", "社区", "Community"},
    NamedWord{"parks", "公园", "Park"},
};

constexpr std::array attribute_names{
    NamedWord{"area", "面积", ""},
    NamedWord{"class", "类别", ""},
    NamedWord{"code", "用地代码", ""},
    NamedWord{"floor_area", "建筑面积", "floor area"},
    NamedWord{"floors", "层数", ""},
    NamedWord{"green_share", "绿地率", "green share"},
    NamedWord{"height", "高度", ""},
    NamedWord{"id", "编号", ""},
    NamedWord{"lanes", "车道数", ""},
    NamedWord{"level", "层级", ""},
    NamedWord{"mode", "交通方式", ""},
    NamedWord{"name", "名称", ""},
    NamedWord{"oneway", "单行", ""},
    NamedWord{"people", "人口", ""},
    NamedWord{"permeability", "透水率", ""},
    NamedWord{"population", "人口", ""},
    NamedWord{"ref", "线路编号", ""},
    NamedWord{"return_period", "重现期", "return period"},
    NamedWord{"road_id", "道路编号", "road id"},
    NamedWord{"route", "路线", ""},
    NamedWord{"station", "站点", ""},
    NamedWord{"status", "状态", ""},
    NamedWord{"use", "用途", ""},
    NamedWord{"width", "宽度", ""},
};

// "role.value" where a value means something else in that role.
constexpr std::array class_names{
    NamedWord{"arterial", "主干路", ""},
    NamedWord{"attached", "附属绿地", ""},
    NamedWord{"bare", "裸地", ""},
    NamedWord{"blue_line", "蓝线", ""},
    NamedWord{"branch", "支路", ""},
    NamedWord{"bridge", "人行天桥", ""},
    NamedWord{"building", "建筑", ""},
    NamedWord{"built", "已建", ""},
    NamedWord{"bus", "公交", ""},
    NamedWord{"cableway", "索道", ""},
    NamedWord{"canal", "沟渠", ""},
    NamedWord{"commercial", "商业建筑", ""},
    NamedWord{"construction", "在建", ""},
    NamedWord{"land_use.construction", "建设用地", ""},
    NamedWord{"crossing", "人行横道", ""},
    NamedWord{"cycleway", "非机动车道", ""},
    NamedWord{"dangerous", "危房", ""},
    NamedWord{"demolished", "拆除", ""},
    NamedWord{"ecological", "生态保护红线", ""},
    NamedWord{"existing", "现状", ""},
    NamedWord{"expressway", "快速路", ""},
    NamedWord{"farmland", "耕地", ""},
    NamedWord{"control_lines.farmland", "永久基本农田", ""},
    NamedWord{"ferry", "轮渡", ""},
    NamedWord{"footway", "步行道", ""},
    NamedWord{"forest", "林地", ""},
    NamedWord{"grass", "草地", ""},
    NamedWord{"green", "公园与防护绿地", ""},
    NamedWord{"green_line", "绿线", ""},
    NamedWord{"greenway", "山城绿道", ""},
    NamedWord{"high_speed", "高速铁路", ""},
    NamedWord{"illegal", "违法建筑", ""},
    NamedWord{"industrial", "工业建筑", ""},
    NamedWord{"internal", "内部道路", ""},
    NamedWord{"lake", "湖泊", ""},
    NamedWord{"light_rail", "轻轨", ""},
    NamedWord{"link", "匝道", ""},
    NamedWord{"metro", "地铁", ""},
    NamedWord{"motorway", "高速公路", ""},
    NamedWord{"mountain", "环山步道", ""},
    NamedWord{"new", "新建", ""},
    NamedWord{"no", "否", ""},
    NamedWord{"open", "耕地与园草地", ""},
    NamedWord{"other", "其他", ""},
    NamedWord{"park", "公园绿地", ""},
    NamedWord{"paved", "硬化地面", ""},
    NamedWord{"pedestrian", "步行街", ""},
    NamedWord{"permeable_paving", "透水铺装", ""},
    NamedWord{"planned", "规划", ""},
    NamedWord{"plaza", "广场用地", ""},
    NamedWord{"pond", "坑塘", ""},
    NamedWord{"protective", "防护绿地", ""},
    NamedWord{"public", "公共建筑", ""},
    NamedWord{"rail", "铁路", ""},
    NamedWord{"roads.rail", "轨道", ""},
    NamedWord{"regional", "区域绿地", ""},
    NamedWord{"reservoir", "水库", ""},
    NamedWord{"residential", "居住用地", ""},
    NamedWord{"buildings.residential", "住宅", ""},
    NamedWord{"reverse", "逆向", ""},
    NamedWord{"river", "河流", ""},
    NamedWord{"trails.river", "滨江步道", ""},
    NamedWord{"road", "道路", ""},
    NamedWord{"land_use.road", "道路用地", ""},
    NamedWord{"rural", "村庄用地", ""},
    NamedWord{"secondary", "次干路", ""},
    NamedWord{"service", "辅助道路", ""},
    NamedWord{"shrub", "灌木", ""},
    NamedWord{"steps", "梯道", ""},
    NamedWord{"street", "街道", ""},
    NamedWord{"trails.street", "街巷步道", ""},
    NamedWord{"track", "乡村道路", ""},
    NamedWord{"tram", "有轨电车", ""},
    NamedWord{"transport", "区域交通用地", ""},
    NamedWord{"tunnel", "地下通道", ""},
    NamedWord{"urban", "城镇开发边界", ""},
    NamedWord{"water", "水域", ""},
    NamedWord{"wetland", "湿地", ""},
    NamedWord{"yes", "是", ""},
};

}  // namespace

const NamedWord* find_word(std::span<const NamedWord> words, std::string_view key) {
  const auto found = std::ranges::find(words, key, &NamedWord::key);
  return found == words.end() ? nullptr : &*found;
}

std::string word_or_key(std::span<const NamedWord> words, const std::string& key, Language language) {
  const NamedWord* const word = find_word(words, key);
  return word == nullptr ? key : word->in(language);
}

std::string step_words(const std::string& step, Language language) {
  return word_or_key(step_names, step, language);
}

std::string role_words(const std::string& role, Language language) {
  return word_or_key(role_names, role, language);
}

std::string kind_words(const std::string& kind, Language language) {
  return word_or_key(kind_names, kind, language);
}

std::string attribute_words(const std::string& attribute, Language language) {
  return word_or_key(attribute_names, attribute, language);
}

std::string class_words(const std::string& role, const std::string& value, Language language) {
  if (language == Language::en) return value;
  const NamedWord* const own = find_word(class_names, role + "." + value);
  return own != nullptr ? own->in(language) : word_or_key(class_names, value, language);
}

}  // namespace citygauge
