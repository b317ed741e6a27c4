namespace RoiAnalyzer.Images;

/// <summary>The real scalar types in which NIfTI stores voxels, by their codes in the standard.</summary>
public enum Datatype : short
{
    /// <summary>No type; never in a header that was read.</summary>
    None = 0,

    /// <summary>8 bits, unsigned.</summary>
    UInt8 = 2,

    /// <summary>16 bits, signed.</summary>
    Int16 = 4,

    /// <summary>32 bits, signed.</summary>
    Int32 = 8,

    /// <summary>IEEE 754, 32 bits.</summary>
    Float32 = 16,

    /// <summary>IEEE 754, 64 bits.</summary>
    Float64 = 64,

    /// <summary>8 bits, signed.</summary>
    Int8 = 256,

    /// <summary>16 bits, unsigned.</summary>
    UInt16 = 512,

    /// <summary>32 bits, unsigned.</summary>
    UInt32 = 768,

    /// <summary>64 bits, signed; beyond 2⁵³ a double holds the nearest value.</summary>
    Int64 = 1024,

    /// <summary>64 bits, unsigned; beyond 2⁵³ a double holds the nearest value.</summary>
    UInt64 = 1280,
}
