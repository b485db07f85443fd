// Usage: opencc-bench CONFIG FILE. Prints CPU seconds to load, CPU seconds to convert the file, bytes made.
#include <opencc/SimpleConverter.hpp>

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

static double cpu() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int, char **argv) {
  std::ifstream in(argv[2], std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  size_t start = 3000;
  while ((text[start] & 0xC0) == 0x80)
    start++;
  double before = cpu();
  opencc::SimpleConverter converter(argv[1]);
  converter.Convert(text.substr(0, start));
  double loaded = cpu();
  size_t made = converter.Convert(text).size();
  std::cout << loaded - before << " " << cpu() - loaded << " " << made << "\n";
}
