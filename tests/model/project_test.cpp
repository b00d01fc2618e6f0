#include "model/project.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

TEST(ProjectLayer, is_found_by_its_role) {
  Project project;
  project.districts.role = "districts";
  project.layers.resize(2);
  project.layers[0].role = "roads";
  project.layers[1].role = "green";
  EXPECT_EQ(project.layer("green"), &project.layers[1]);
  EXPECT_EQ(project.layer("districts"), &project.districts);
  EXPECT_EQ(project.layer("water"), nullptr);
}

}  // namespace
}  // namespace citygauge
