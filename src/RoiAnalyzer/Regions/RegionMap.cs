using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Regions;


/// <summary>
/// All regions of a set on one grid. <see cref="Voxels"/> holds every voxel that any region needs, once, in ascending
/// order: the columns of the voxel series that is read.
/// </summary>
public sealed class RegionMap
{
    // six divide voxels of 1, 2 and 3 mm alike, so that the 1 mm voxels of an atlas are sampled evenly
    private const int SamplesPerAxis = 6;
    private const double MostLatticePoints = 1e9, FarthestIndex = 1e9;

    private RegionMap(Grid grid, int[] voxels, IReadOnlyList<Region> regions) => (Grid, Voxels, Regions) = (grid, voxels, regions);

    /// <summary>The lattice the regions were found on.</summary>
    public Grid Grid { get; }

    /// <summary>Grid indices of all voxels of all regions, and of their neighbours where these were asked for, ascending.</summary>
    public int[] Voxels { get; }

    /// <summary>The regions in the set's order; also those without a voxel.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>
    /// Finds each seed at the grid's own voxel centres. Seeds of another space than <paramref name="space"/>, and left
    /// regions that lie to the right, are input faults. <paramref name="path"/> is the image's, for messages.
    /// </summary>
    public static RegionMap Locate(RegionSet set, Grid grid, string? space, string path, Membership membership = Membership.Centre)
    {
        Laterality.CheckSpaces(set, grid, space, path);
        Laterality.CheckSides(set, space);
        var found = set.Seeds.Select(seed => Find(seed, grid, membership, path)).ToList();
        int[] voxels = [.. found.SelectMany(f => f.Voxels).Distinct().Order()];
        var columns = voxels.Select((voxel, column) => (voxel, column)).ToDictionary(v => v.voxel, v => v.column);
        var regions = found.ConvertAll(f => f.ToRegion(columns));
        return new RegionMap(grid, voxels, regions);
    }

    /// <summary>
    /// The same regions, where <see cref="Voxels"/> holds also the neighbourhood of <paramref name="size"/> voxels around each of a
    /// region's, as far as it lies in the grid.
    /// </summary>
    public RegionMap WithNeighbours(int size)
    {
        int[] voxels = [.. Voxels.Concat(Voxels.SelectMany(v => Neighbourhood.Around(Grid, v, size) ?? [])).Distinct().Order()];
        var moved = Array.ConvertAll(Voxels, voxel => Array.BinarySearch(voxels, voxel));
        return new RegionMap(Grid, voxels, [.. Regions.Select(r => r with { Columns = Array.ConvertAll(r.Columns, c => moved[c]) })]);
    }

    private static Found Find(Seed seed, Grid grid, Membership membership, string path)
    {
        var found = new Found(seed);
        if (seed.Bounds is not { } bounds) return found;
        var box = bounds.Through(grid.ToVoxel);
        if (!(box.PaddedVolume < MostLatticePoints))
            throw new InputException(new Place(path), "voxels of a size that suits the regions",
                FormattableString.Invariant($"voxels of {grid.VoxelSize.X:g3}x{grid.VoxelSize.Y:g3}x{grid.VoxelSize.Z:g3} mm, too many for region {seed.Name}"), "Check the image's affine.");
        var (low, high) = (Rounded(box.Low, -1), Rounded(box.High, 1));
        for (var k = low.K; k <= high.K; k++)
            for (var j = low.J; j <= high.J; j++)
                for (var i = low.I; i <= high.I; i++)
                    found.Add(grid, i, j, k, WeightOf(seed, grid, membership, i, j, k));
        return found;
    }

    private static (int I, int J, int K) Rounded(Point corner, int outwards) =>
        (Rounded(corner.X, outwards), Rounded(corner.Y, outwards), Rounded(corner.Z, outwards));

    // a corner so far off is outside any image; the clamp keeps the loops over int sound
    private static int Rounded(double at, int outwards) => (int)Math.Round(Math.Clamp(at, -FarthestIndex, FarthestIndex)) + outwards;

    private static double WeightOf(Seed seed, Grid grid, Membership membership, int i, int j, int k)
    {
        if (membership == Membership.Centre) return seed.WeightAt(grid.ToWorld(new Point(i, j, k)));
        var sum = 0.0;
        for (var a = 0; a < SamplesPerAxis; a++)
            for (var b = 0; b < SamplesPerAxis; b++)
                for (var c = 0; c < SamplesPerAxis; c++)
                    sum += seed.WeightAt(grid.ToWorld(new Point(i + Offset(a), j + Offset(b), k + Offset(c))));
        return sum / (SamplesPerAxis * SamplesPerAxis * SamplesPerAxis);

        static double Offset(int sample) => (sample + 0.5) / SamplesPerAxis - 0.5;
    }

    /// <summary>What is gathered of one seed while the lattice is walked.</summary>
    private sealed class Found(Seed seed)
    {
        private readonly List<double> _weights = [];
        private int _expectedVoxels;
        private double _expectedWeight, _x, _y, _z;

        public List<int> Voxels { get; } = [];

        public void Add(Grid grid, int i, int j, int k, double weight)
        {
            if (weight <= 0) return;
            var centre = grid.ToWorld(new Point(i, j, k));
            _expectedVoxels++;
            _expectedWeight += weight;
            (_x, _y, _z) = (_x + weight * centre.X, _y + weight * centre.Y, _z + weight * centre.Z);
            if (i < 0 || j < 0 || k < 0 || i >= grid.X || j >= grid.Y || k >= grid.Z) return;
            Voxels.Add(grid.IndexOf(i, j, k));
            _weights.Add(weight);
        }

        public Region ToRegion(Dictionary<int, int> columns)
        {
            var centroid = new Point(_x / _expectedWeight, _y / _expectedWeight, _z / _expectedWeight);
            return new Region(seed, [.. Voxels.Select(v => columns[v])], [.. _weights], _expectedVoxels, _expectedWeight, centroid);
        }
    }
}
