/* Runs before the native program's own start, which on a CPU without these instructions would end in an abort. Compiled
   for any x86-64; README (Install) names the exit code, which is EX_UNAVAILABLE of sysexits. */
#include <stdio.h>
#include <unistd.h>

#define EXIT_UNAVAILABLE 69

__attribute__((constructor)) static void check_cpu(void)
{
    __builtin_cpu_init();
    const char *missing = !__builtin_cpu_supports("avx2") ? "AVX2"
        : !__builtin_cpu_supports("fma") ? "FMA"
        : !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2") ? "BMI"
        : NULL;
    if (missing == NULL)
        return;
    fprintf(stderr, "error: this CPU lacks %s, which the native roianalyzer needs (Intel Haswell, AMD Excavator or later). "
        "Use the build for an installed .NET 10 instead, see README, Install: dotnet RoiAnalyzer.Cli.dll\n", missing);
    _exit(EXIT_UNAVAILABLE);
}
