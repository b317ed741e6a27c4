namespace RoiAnalyzer.Images;

/// <summary>Byte positions of the header's fields, from nifti1.h and nifti2.h.</summary>
internal sealed record HeaderLayout(
    int Length, int Magic, int Dim, int IntentCode, int Datatype, int Bitpix, int Pixdim, int VoxOffset, int Slope, int Intercept,
    int Units, int QformCode, int SformCode, int Quaternion, int QuaternionOffset, int Srow)
{
    public static readonly HeaderLayout One = new(
        Length: 348, Magic: 344, Dim: 40, IntentCode: 68, Datatype: 70, Bitpix: 72, Pixdim: 76, VoxOffset: 108, Slope: 112,
        Intercept: 116, Units: 123, QformCode: 252, SformCode: 254, Quaternion: 256, QuaternionOffset: 268, Srow: 280);

    public static readonly HeaderLayout Two = new(
        Length: 540, Magic: 4, Dim: 16, IntentCode: 504, Datatype: 12, Bitpix: 14, Pixdim: 104, VoxOffset: 168, Slope: 176,
        Intercept: 184, Units: 500, QformCode: 344, SformCode: 348, Quaternion: 352, QuaternionOffset: 376, Srow: 400);

    /// <summary>The first byte where a single file may have voxels: behind the header and the four extension bytes.</summary>
    public int FirstData => Length + 4;
}
