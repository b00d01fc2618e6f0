#include "output/named_words.hpp"

#include <algorithm>
#include <array>

#include "output/shown_number.hpp"

namespace citygauge {
namespace {

constexpr std::array step_names{
    NamedWord{"raw", "原始", "Raw"},
    NamedWord{"excluded_by_class", "按类别不计", "Excluded by class"},
    NamedWord{"falls_short", "未达要求", "Falls short"},
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
    NamedWord{"off_network", "离路网过远", "Off the network"},
    NamedWord{"disconnected", "网络不连通", "Disconnected"},
    NamedWord{"there_before", "原已有", "There before"},
    NamedWord{"all_patches", "各片合计", "All patches"},
    NamedWord{"smaller_patches", "其余各片", "Smaller patches"},
    NamedWord{"inside", "位于另一图层内", "Inside the other layer"},
    NamedWord{"outside", "位于另一图层外", "Outside the other layer"},
    NamedWord{"no_height", "高程无数据", "Without heights"},
    NamedWord{"components_inside", "单元内的连通分量", "Components inside the district"},
    NamedWord{"linked_outside", "经单元外相连", "Linked outside the district"},
    NamedWord{"too_short", "过短不计", "Too short to count"},
    NamedWord{"other_components", "其他连通分量", "Other components"},
    NamedWord{"lacks_one", "缺一类设施", "One kind lacking"},
    NamedWord{"lacks_several", "缺多类设施", "Several kinds lacking"},
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
    NamedWord{"gates", "廊道端线", "Corridor gates"},
    NamedWord{"green", "绿地", "Green space"},
    NamedWord{"green_before", "原有绿地", "Green space before"},
    NamedWord{"greenways", "绿道", "Greenways"},
    NamedWord{"groups", "城市组团", "Urban groups"},
    NamedWord{"hubs", "交通枢纽", "Transport hubs"},
    NamedWord{"land_cover", "地表覆盖", "Land cover"},
    NamedWord{"land_use", "用地", "Land use"},
    NamedWord{"parks", "公园", "Parks"},
    NamedWord{"pipes", "排水管网", "Drains and sewers"},
    NamedWord{"plazas", "广场", "Plazas"},
    NamedWord{"points", "点要素", "Points"},
    NamedWord{"population", "人口", "Population"},
    NamedWord{"protected_areas", "自然保护地", "Protected areas"},
    NamedWord{"rail", "轨道线", "Rail lines"},
    NamedWord{"rail_exits", "轨道站出入口", "Rail station exits"},
    NamedWord{"road_polygons", "道路面", "Road surfaces"},
    NamedWord{"roads", "道路中心线", "Road centrelines"},
    NamedWord{"shoreline", "岸线", "Shoreline"},
    NamedWord{"stations", "轨道站", "Rail stations"},
    NamedWord{"street_lights", "路灯", "Street lights"},
    NamedWord{"trails", "步道", "Trails"},
    NamedWord{"units", "用水单位", "Organisations"},
    NamedWord{"villages", "村庄", "Villages"},
    NamedWord{"walkways", "步行道", "Walkways"},
    NamedWord{"water", "水域", "Water"},
    NamedWord{"waterlogging", "内涝积水点", "Waterlogging points"},
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
    NamedWord{"assembly_rate", "装配率", "assembly rate"},
    NamedWord{"class", "类别", ""},
    NamedWord{"code", "用地代码", ""},
    NamedWord{"electric", "全面电气化", ""},
    NamedWord{"energy_level", "能耗等级", "energy level"},
    NamedWord{"estate_floor_area", "小区计容面积", "floor area of the estate"},
    NamedWord{"floor_area", "建筑面积", "floor area"},
    NamedWord{"floors", "层数", ""},
    NamedWord{"former_lamp", "原光源", "former lamp"},
    NamedWord{"green_community", "绿色社区", "green community"},
    NamedWord{"green_level", "绿色建筑等级", "green level"},
    NamedWord{"green_share", "绿地率", "green share"},
    NamedWord{"height", "高度", ""},
    NamedWord{"households", "户数", ""},
    NamedWord{"id", "编号", ""},
    NamedWord{"kind", "单位类型", ""},
    NamedWord{"lamp", "光源", ""},
    NamedWord{"lanes", "车道数", ""},
    NamedWord{"level", "层级", ""},
    NamedWord{"metered", "能耗监测", ""},
    NamedWord{"mode", "交通方式", ""},
    NamedWord{"name", "名称", ""},
    NamedWord{"oneway", "单行", ""},
    NamedWord{"owner", "投资主体", ""},
    NamedWord{"people", "人口", ""},
    NamedWord{"permeability", "透水率", ""},
    NamedWord{"population", "人口", ""},
    NamedWord{"prefabricated", "装配式", ""},
    NamedWord{"pv_area", "光伏面积", "photovoltaics area"},
    NamedWord{"ref", "线路编号", ""},
    NamedWord{"renewable", "可再生能源", ""},
    NamedWord{"retrofit", "改造类型", ""},
    NamedWord{"return_period", "重现期", "return period"},
    NamedWord{"road_id", "道路编号", "road id"},
    NamedWord{"roof_area", "屋顶面积", "roof area"},
    NamedWord{"route", "路线", ""},
    NamedWord{"speed", "行车速度", ""},
    NamedWord{"sewage", "污水治理", ""},
    NamedWord{"slab_share", "预制楼板比例", "share of slabs"},
    NamedWord{"station", "站点", ""},
    NamedWord{"status", "状态", ""},
    NamedWord{"toilet_households", "卫生厕所户数", "households with a sanitary toilet"},
    NamedWord{"treated", "治理情况", ""},
    NamedWord{"use", "用途", ""},
    NamedWord{"wall_share", "预制内隔墙比例", "share of inner walls"},
    NamedWord{"waste", "垃圾治理", ""},
    NamedWord{"waste_sorting", "垃圾分类", "waste sorting"},
    NamedWord{"water_saving", "节水型", "water saving"},
    NamedWord{"width", "宽度", ""},
};

// "role.value" where a value means something else in that role.
constexpr std::array class_names{
    NamedWord{"airport", "机场", ""},
    NamedWord{"arterial", "主干路", ""},
    NamedWord{"attached", "附属绿地", ""},
    NamedWord{"bare", "裸地", ""},
    NamedWord{"basic", "基本级", ""},
    NamedWord{"blue_line", "蓝线", ""},
    NamedWord{"branch", "支路", ""},
    NamedWord{"bridge", "人行天桥", ""},
    NamedWord{"building", "建筑", ""},
    NamedWord{"built", "已建", ""},
    NamedWord{"bus", "公交", ""},
    NamedWord{"cableway", "索道", ""},
    NamedWord{"canal", "沟渠", ""},
    NamedWord{"coach_station", "长途汽车站", ""},
    NamedWord{"clinic", "社区卫生服务站", ""},
    NamedWord{"commercial", "商业建筑", ""},
    NamedWord{"community_centre", "社区综合服务站", ""},
    NamedWord{"combined", "雨污合流", ""},
    NamedWord{"buildings.community", "老旧小区改造", ""},
    NamedWord{"construction", "在建", ""},
    NamedWord{"land_use.construction", "建设用地", ""},
    NamedWord{"convenience", "便民商业网点", ""},
    NamedWord{"crossing", "人行横道", ""},
    NamedWord{"culture_centre", "文化活动中心", ""},
    NamedWord{"cycleway", "非机动车道", ""},
    NamedWord{"dangerous", "危房", ""},
    NamedWord{"demolished", "拆除", ""},
    NamedWord{"ecological", "生态保护红线", ""},
    NamedWord{"elderly_service", "老年服务站", ""},
    NamedWord{"efficient", "其他高效节能灯", ""},
    NamedWord{"energy", "节能改造", ""},
    NamedWord{"enterprise", "企业", ""},
    NamedWord{"estate", "居民小区", ""},
    NamedWord{"existing", "现状", ""},
    NamedWord{"expressway", "快速路", ""},
    NamedWord{"facilities.公共充电桩", "公共充电桩", "Public charging points"},
    NamedWord{"facilities.公共充电站", "公共充电站", "Public charging stations"},
    NamedWord{"facilities.公共换电站", "公共换电站", "Public battery swap stations"},
    NamedWord{"facilities.智能建造产业基地", "智能建造产业基地", "Smart construction bases"},
    NamedWord{"facilities.绿色商场", "绿色商场", "Green malls"},
    NamedWord{"facilities.绿色园区", "绿色园区", "Green industrial parks"},
    NamedWord{"facilities.绿色工厂", "绿色工厂", "Green factories"},
    NamedWord{"facilities.绿色矿山", "绿色矿山", "Green mines"},
    NamedWord{"facilities.绿色饭店", "绿色饭店", "Green hotels"},
    NamedWord{"facilities.自用充电桩", "自用充电桩", "Private charging points"},
    NamedWord{"facilities.近零碳园区", "近零碳园区", "Near-zero carbon parks"},
    NamedWord{"farmland", "耕地", ""},
    NamedWord{"control_lines.farmland", "永久基本农田", ""},
    NamedWord{"ferry", "轮渡", ""},
    NamedWord{"food_market", "菜市场", ""},
    NamedWord{"footway", "步行道", ""},
    NamedWord{"forest", "林地", ""},
    NamedWord{"freight", "货运枢纽", ""},
    NamedWord{"government", "政府投资", ""},
    NamedWord{"grass", "草地", ""},
    NamedWord{"green", "公园与防护绿地", ""},
    NamedWord{"buildings.green", "绿色化改造", ""},
    NamedWord{"green_line", "绿线", ""},
    NamedWord{"green_space", "公共绿地", ""},
    NamedWord{"greenway", "山城绿道", ""},
    NamedWord{"health_centre", "社区卫生服务中心", ""},
    NamedWord{"halide", "金卤灯", ""},
    NamedWord{"high_speed", "高速铁路", ""},
    NamedWord{"illegal", "违法建筑", ""},
    NamedWord{"industrial", "工业建筑", ""},
    NamedWord{"institution", "公共机构", ""},
    NamedWord{"internal", "内部道路", ""},
    NamedWord{"kindergarten", "幼儿园", ""},
    NamedWord{"lake", "湖泊", ""},
    NamedWord{"led", "发光二极管（LED）灯", ""},
    NamedWord{"light_rail", "轻轨", ""},
    NamedWord{"link", "匝道", ""},
    NamedWord{"low_carbon", "低碳（零碳）建筑", ""},
    NamedWord{"metro", "地铁", ""},
    NamedWord{"middle_school", "中学", ""},
    NamedWord{"motorway", "高速公路", ""},
    NamedWord{"mountain", "环山步道", ""},
    NamedWord{"near_zero", "近零能耗建筑", ""},
    NamedWord{"new", "新建", ""},
    NamedWord{"no", "否", ""},
    NamedWord{"open", "园草地与其他土地", ""},
    NamedWord{"other", "其他", ""},
    NamedWord{"national_park", "国家公园", ""},
    NamedWord{"nursery", "托儿所", ""},
    NamedWord{"nursing_home", "养老院", ""},
    NamedWord{"none", "非绿色建筑", ""},
    NamedWord{"one_star", "一星级", ""},
    NamedWord{"waterlogging.open", "未消除", ""},
    NamedWord{"organ", "党政机关", ""},
    NamedWord{"parcel_service", "邮件和快件寄递服务", ""},
    NamedWord{"park", "公园绿地", ""},
    NamedWord{"protected_areas.park", "自然公园", ""},
    NamedWord{"paved", "硬化地面", ""},
    NamedWord{"pedestrian", "步行街", ""},
    NamedWord{"permeable_paving", "透水铺装", ""},
    NamedWord{"planned", "规划", ""},
    NamedWord{"plaza", "广场用地", ""},
    NamedWord{"pond", "坑塘", ""},
    NamedWord{"port", "港口", ""},
    NamedWord{"primary_school", "小学", ""},
    NamedWord{"private", "社会投资", ""},
    NamedWord{"protective", "防护绿地", ""},
    NamedWord{"public", "公共建筑", ""},
    NamedWord{"rail", "铁路", ""},
    NamedWord{"roads.rail", "轨道", ""},
    NamedWord{"rail_station", "铁路客运站", ""},
    NamedWord{"regional", "区域绿地", ""},
    NamedWord{"reserve", "自然保护区", ""},
    NamedWord{"renewed", "改造", ""},
    NamedWord{"reservoir", "水库", ""},
    NamedWord{"residential", "居住用地", ""},
    NamedWord{"buildings.residential", "住宅", ""},
    NamedWord{"resolved", "已消除", ""},
    NamedWord{"reverse", "逆向", ""},
    NamedWord{"river", "河流", ""},
    NamedWord{"trails.river", "滨江步道", ""},
    NamedWord{"road", "道路", ""},
    NamedWord{"land_use.road", "道路用地", ""},
    NamedWord{"rural", "村庄用地", ""},
    NamedWord{"secondary", "次干路", ""},
    NamedWord{"service", "辅助道路", ""},
    NamedWord{"sewage", "污水", ""},
    NamedWord{"shrub", "灌木", ""},
    NamedWord{"sports_ground", "运动场地", ""},
    NamedWord{"sports_venue", "多功能运动场地", ""},
    NamedWord{"sodium", "钠灯", ""},
    NamedWord{"standard", "普通建筑", ""},
    NamedWord{"steps", "梯道", ""},
    NamedWord{"storm", "雨水", ""},
    NamedWord{"street", "街道", ""},
    NamedWord{"trails.street", "街巷步道", ""},
    NamedWord{"supermarket", "综合超市", ""},
    NamedWord{"three_star", "三星级", ""},
    NamedWord{"track", "乡村道路", ""},
    NamedWord{"tram", "有轨电车", ""},
    NamedWord{"transport", "区域交通用地", ""},
    NamedWord{"tunnel", "地下通道", ""},
    NamedWord{"two_star", "二星级", ""},
    NamedWord{"ultra_low", "超低能耗建筑", ""},
    NamedWord{"urban", "城镇开发边界", ""},
    NamedWord{"water", "水域", ""},
    NamedWord{"wetland", "湿地", ""},
    NamedWord{"yes", "是", ""},
    NamedWord{"zero", "零能耗建筑", ""},
};

// Of what is counted; units of measurement are the same in both languages.
constexpr std::array unit_names{
    NamedWord{"10k/km2", "万人/km²", "10k/km²"},
    NamedWord{"a", "年", ""},
    NamedWord{"buildings", "栋", ""},
    NamedWord{"communities", "个社区", ""},
    NamedWord{"count", "个", ""},
    NamedWord{"floors", "层", ""},
    NamedWord{"households", "户", ""},
    NamedWord{"km/10k", "km/万人", ""},
    NamedWord{"lamps", "盏", ""},
    NamedWord{"people", "人", ""},
    NamedWord{"stations", "座", ""},
    NamedWord{"units", "家", ""},
    NamedWord{"villages", "个村", ""},
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

std::string unit_words(const std::string& unit, Language language) {
  const NamedWord* const word = find_word(unit_names, unit);
  return word == nullptr ? shown_unit(unit) : word->in(language);
}

Text unit_words(const std::string& unit) {
  return {unit_words(unit, Language::zh), unit_words(unit, Language::en)};
}

std::string class_words(const std::string& role, const std::string& value, Language language) {
  const NamedWord* word = find_word(class_names, role + "." + value);
  if (word == nullptr) word = find_word(class_names, value);
  if (word == nullptr || (language == Language::en && word->en.empty())) return value;
  return word->in(language);
}

}  // namespace citygauge
