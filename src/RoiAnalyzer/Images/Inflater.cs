using System.Collections.Concurrent;

namespace RoiAnalyzer.Images;

/// <summary>
/// What inflating works with: input, window and codes, a quarter of a megabyte. A study opens each of its files some times, so
/// those of one that was closed serve the next; there are never more of them than were in use at once.
/// </summary>
internal sealed class Inflater
{
    /// <summary>With its 32 KB of history a block this long stays in the second-level cache.</summary>
    public const int UsualBlock = 128 * 1024;
    private static readonly ConcurrentBag<Inflater> Free = [];
    private readonly bool _usual;

    private Inflater(int block)
    {
        (_usual, Input, Window) = (block == UsualBlock, new BitInput(), new InflatedWindow(block));
        Blocks = new DeflateBlocks(Input, Window);
    }

    /// <summary>The compressed bits.</summary>
    public BitInput Input { get; }

    /// <summary>The inflated bytes.</summary>
    public InflatedWindow Window { get; }

    /// <summary>The blocks between them.</summary>
    public DeflateBlocks Blocks { get; }

    /// <summary>One that nobody else has, as good as new.</summary>
    public static Inflater Borrow(int block)
    {
        if (block != UsualBlock || !Free.TryTake(out var inflater)) return new Inflater(block);
        inflater.Window.Restart();
        inflater.Blocks.Restart();
        return inflater;
    }

    /// <summary>Leaves it to the next; the borrower must not use it any more.</summary>
    public void GiveBack()
    {
        Input.Restart(Stream.Null);
        if (_usual) Free.Add(this);
    }
}
