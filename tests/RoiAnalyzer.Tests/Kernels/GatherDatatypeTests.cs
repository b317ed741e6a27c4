namespace RoiAnalyzer.Tests.Kernels;

public class GatherUInt8Tests() : GatherLaws<byte>(byte.MinValue, byte.MaxValue, 0x80);

public class GatherInt8Tests() : GatherLaws<sbyte>(sbyte.MinValue, sbyte.MaxValue, -1);

public class GatherUInt16Tests() : GatherLaws<ushort>(ushort.MinValue, ushort.MaxValue, 0x8000);

public class GatherInt16Tests() : GatherLaws<short>(short.MinValue, short.MaxValue, -1);

public class GatherUInt32Tests() : GatherLaws<uint>(uint.MinValue, uint.MaxValue, uint.MaxValue / 2 + 1);

public class GatherInt32Tests() : GatherLaws<int>(int.MinValue, int.MaxValue, -1);

public class GatherUInt64Tests() : GatherLaws<ulong>(ulong.MinValue, ulong.MaxValue, (1UL << 63) + 1, (1UL << 53) + 1, ulong.MaxValue - 1024);

public class GatherInt64Tests() : GatherLaws<long>(long.MinValue, long.MaxValue, (1L << 53) + 1, -(1L << 53) - 1);

public class GatherFloat32Tests() : GatherLaws<float>(
    float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon, float.MinValue, float.MaxValue);

public class GatherFloat64Tests() : GatherLaws<double>(
    double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0d, double.Epsilon, double.MinValue, double.MaxValue);
