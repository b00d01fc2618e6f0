// The sample city as an institute may send it: shapefiles in GBK that do not say so, Chinese field names (cut
// to ten bytes), the zone's number before the eastings, some without a .prj or a .shx. Its results are those
// of the clean sample, byte for byte, and what was mended is told.
#include <gmock/gmock.h>

#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

using test::citygauge;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

constexpr double zone_36 = 36e6;
constexpr std::streamoff language_byte = 29;  // of a .dbf's head

/// A role's own word for a field, or the full form of one that a .dbf cuts.
const std::map<std::string, std::string> chinese_fields{
    {"DLDJ", "规划道路等级"},  {"DLMC", "道路名称"}, {"DLBH", "道路编号"},   {"lanes", "车道数"},
    {"width", "规划红线宽度"}, {"level", "层级"},    {"LDFLDM", "绿地分类"}, {"LDMC", "绿地名称"},
    {"pop", "常住人口"},       {"status", "状态"}};

std::string chinese(const std::string& field) {
  const auto found = chinese_fields.find(field);
  return found == chinese_fields.end() ? field : found->second;
}

class AddZone : public OGRDefaultGeometryVisitor {
 public:
  void visit(OGRPoint* point) override { point->setX(point->getX() + zone_36); }
};

std::string recoded(const std::string& text) {
  char* bytes = CPLRecode(text.c_str(), "UTF-8", "CP936");
  std::string gbk = bytes;
  CPLFree(bytes);
  return gbk;
}

/// Writes a layer's twin with bytes as they are: the driver is told of no encoding at all.
void write_twin(OGRLayer& from, const std::filesystem::path& file, bool with_prj) {
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
  {
    const DatasetHandle dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    CPLStringList options;
    options.SetNameValue("ENCODING", "");
    ASSERT_NE(dataset, nullptr) << file;
    OGRLayer* to = dataset->CreateLayer(file.stem().c_str(), with_prj ? from.GetSpatialRef() : nullptr,
                                        from.GetGeomType(), options.List());
    ASSERT_NE(to, nullptr);
    const OGRFeatureDefn& fields = *from.GetLayerDefn();
    for (int i = 0; i < fields.GetFieldCount(); ++i) {
      OGRFieldDefn field(recoded(chinese(fields.GetFieldDefn(i)->GetNameRef())).substr(0, 10).c_str(),
                         fields.GetFieldDefn(i)->GetType());
      ASSERT_EQ(to->CreateField(&field), OGRERR_NONE);
    }
    AddZone add_zone;
    for (const auto& feature : from) {
      OGRFeature twin(to->GetLayerDefn());
      for (int i = 0; i < fields.GetFieldCount(); ++i) {
        if (!feature->IsFieldSetAndNotNull(i)) continue;
        if (fields.GetFieldDefn(i)->GetType() == OFTString)
          twin.SetField(i, recoded(feature->GetFieldAsString(i)).c_str());
        else
          twin.SetField(i, feature->GetFieldAsDouble(i));
      }
      if (feature->GetGeometryRef() != nullptr) {
        const OGRGeometryUniquePtr geometry(feature->GetGeometryRef()->clone());
        geometry->accept(&add_zone);
        twin.SetGeometry(geometry.get());
      }
      ASSERT_EQ(to->CreateFeature(&twin), OGRERR_NONE);
    }
  }
  std::filesystem::remove(std::filesystem::path(file).replace_extension(".cpg"));
  std::fstream dbf(std::filesystem::path(file).replace_extension(".dbf"),
                   std::ios::in | std::ios::out | std::ios::binary);
  dbf.seekp(language_byte).put('\0');
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  for (; at != std::string::npos; at = text.find(old, at + with.size())) text.replace(at, old.size(), with);
  return text;
}

/// The sample's project, its layers by file, its fields by Chinese names; those of roads are found by name.
std::string twin_project() {
  std::istringstream lines(test::read_text(test::sample / "project.toml"));
  std::string text, line;
  while (std::getline(lines, line)) {
    if (line == "source = \"city.gpkg\"") continue;
    if (line.starts_with("layer = \"")) line = "source = \"" + line.substr(9, line.rfind('"') - 9) + ".shp\"";
    if (line.starts_with("fields = { class = \"DLDJ\"")) continue;
    for (const char* field : {"LDFLDM", "LDMC", "pop"})
      if (line.find('"' + std::string(field) + '"') != std::string::npos)
        line = replaced(line, '"' + std::string(field) + '"', '"' + chinese(field) + '"');
    if (line.starts_with("where = \"status")) line = replaced(line, "status", "\\\"状态\\\"");
    if (line.starts_with("fields = { use")) line = replaced(line, "\"status\"", "\"状态\"");
    text += line + '\n';
  }
  return text;
}

class GbkTwin : public testing::Test {
 protected:
  void SetUp() override {
    start_gdal();
    test::copy_sample(folder_.path(), ".toml");
    const DatasetHandle city = open_vector_dataset(test::sample / "city.gpkg");
    for (int i = 0; i < city->GetLayerCount(); ++i)
      write_twin(*city->GetLayer(i), folder_ / (std::string(city->GetLayer(i)->GetName()) + ".shp"),
                 i % 2 == 0);
    const DatasetHandle green = open_vector_dataset(test::sample / "green.shp");
    write_twin(*green->GetLayer(0), folder_ / "green.shp", true);
    test::write_text(folder_ / "project.toml", twin_project());
  }
  void expect_same_results() {
    const std::string out = (folder_ / "out").string();
    const auto twin = citygauge("check " + (folder_ / "project.toml").string() + " -o " + out);
    const auto clean =
        citygauge("check " + (test::sample / "project.toml").string() + " -o " + out + "_clean");
    ASSERT_EQ(twin.exit_code, clean.exit_code) << twin.err;
    EXPECT_EQ(test::read_text(folder_ / "out/results.csv"),
              test::read_text(folder_ / "out_clean/results.csv"));
    ASSERT_GT(test::read_text(folder_ / "out/results.csv").size(), 1000U);
  }
  std::string issues() const { return test::read_json(folder_ / "out/results.json")["issues"].dump(); }

  TemporaryFolder folder_;
};

TEST_F(GbkTwin, gives_the_clean_samples_results_byte_for_byte) {
  expect_same_results();
  EXPECT_THAT(issues(), HasSubstr("the file does not say the encoding of its text; CP936 was detected"));
  EXPECT_THAT(issues(), HasSubstr("zone's number 36, which EPSG:4545 lacks; EPSG:4524 was taken"));
  EXPECT_THAT(issues(), HasSubstr("crs_assumed"));
}

TEST_F(GbkTwin, may_lack_the_index_and_nothing_is_written_beside_it) {
  std::filesystem::remove(folder_ / "roads.shx");
  std::filesystem::remove(folder_ / "districts.shx");
  expect_same_results();
  EXPECT_THAT(issues(), HasSubstr("the shapefile's .shx is missing"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "roads.shx"));
}

TEST_F(GbkTwin, may_say_a_wrong_encoding) {
  for (const char* layer : {"roads", "green", "districts"})
    test::write_text(folder_ / (std::string(layer) + ".cpg"), "UTF-8");
  test::write_text(folder_ / "land_use.cpg", "ISO-8859-1");
  expect_same_results();
  EXPECT_THAT(issues(), HasSubstr("the file says that its text is UTF-8, but it is CP936"));
}

}  // namespace
}  // namespace citygauge
