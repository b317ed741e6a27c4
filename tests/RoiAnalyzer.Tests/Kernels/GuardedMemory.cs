using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RoiAnalyzer.Tests.Kernels;

/// <summary>Memory between two pages that nobody may touch: a kernel that reads or writes beyond its spans ends the process.</summary>
internal sealed class GuardedMemory : IDisposable
{
    private const int None = 0, ReadWrite = 3, PrivateAnonymous = 0x22;
    private readonly nint _mapped;
    private readonly int _page = Environment.SystemPageSize;

    public GuardedMemory(int bytes)
    {
        Length = (bytes + _page - 1) / _page * _page;
        _mapped = Map(0, (nuint)(Length + 2 * _page), None, PrivateAnonymous, -1, 0);
        if (_mapped == -1 || Protect(First, (nuint)Length, ReadWrite) != 0) throw new InvalidOperationException("no guarded memory");
    }

    public int Length { get; }

    public nint First => _mapped + _page;

    public nint End => First + Length;

    public void Dispose() => _ = Unmap(_mapped, (nuint)(Length + 2 * _page));

    public static Span<T> At<T>(nint address, int count) where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), address)), count);

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint address, nuint length, int protection, int flags, int file, long offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nuint length);
}
