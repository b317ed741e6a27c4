using System.Globalization;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class DesignMatrixTests
{
    private static readonly ModelPlan s_plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null };
    private static readonly Nuisance s_none = Nuisance.Choose(null, s_plain, 120);
    private static readonly Timing s_timing = new(2, 120, 0.5);

    // nilearn 0.14.1dev; its designs were made with a high-pass of 1/128 Hz, as their three drift columns show (0.01 Hz
    // would give four)
    [Theory]
    [InlineData(ResponseShape.Spm, "spm|ref=0.0", 0)]
    [InlineData(ResponseShape.Spm, "spm|ref=0.5", 0.5)]
    [InlineData(ResponseShape.Glover, "glover|ref=0.0", 0)]
    [InlineData(ResponseShape.Glover, "glover|ref=0.5", 0.5)]
    public void Designs_are_nilearns_to_ten_digits(ResponseShape shape, string name, double reference)
    {
        var golden = Golden.Root.GetProperty("design").GetProperty(name);
        var timing = s_timing with { SliceTimeReference = reference };
        var design = DesignMatrix.Build(Golden.Events(), timing, s_none, s_plain with { Response = shape });
        Assert.Equal(golden.GetProperty("columns").EnumerateArray().Select(column => column.GetString()), design.Names);
        var expected = Golden.Columns(golden.GetProperty("values"));
        for (var c = 0; c < expected.Length; c++) Golden.Equal(expected[c], design.Columns[c], 1e-10);
        Assert.Equal(6, design.Rank);
        Assert.Equal(5, design.ConstantColumn);
    }

    [Theory]
    [InlineData("glover + derivative", 8)]
    [InlineData("spm + derivative + dispersion", 10)]
    [InlineData("fir", 12)]
    public void Designs_of_several_columns_a_condition_are_nilearns_to_ten_digits(string word, int columns)
    {
        var (shape, basis) = ResponseWord.Read(word)!.Value;
        foreach (var reference in (double[])[0, 0.5])
        {
            var golden = Golden.Root.GetProperty("design").GetProperty(FormattableString.Invariant($"{word}|ref={reference:0.0}"));
            // nilearn's were made with the delays 0 to 3, in repetition times
            var plan = s_plain with { Response = shape, Basis = basis, Fir = new FirPlan { WindowSeconds = 8, WithDuration = true } };
            var design = DesignMatrix.Build(Golden.Events(), s_timing with { SliceTimeReference = reference }, s_none, plan);
            Assert.Equal(golden.GetProperty("columns").EnumerateArray().Select(column => column.GetString()), design.Names);
            Assert.Equal(columns, design.Names.Count);
            var expected = Golden.Columns(golden.GetProperty("values"));
            for (var c = 0; c < expected.Length; c++) Golden.Equal(expected[c], design.Columns[c], 1e-10);
        }
    }

    [Fact]
    public void Columns_come_in_a_fixed_order()
    {
        var plan = new ModelPlan { Confounds = ["6P"] };
        var displacement = new double[120];
        displacement[17] = 1;
        var table = Table.Of([.. Table.Moving(120), ("framewise_displacement", displacement)]);
        Event[] events = [new(50, 5, "b"), new(20, 5, "a"), new(80, 5, "B")];
        var design = DesignMatrix.Build(events, s_timing, Nuisance.Choose(table, plan, 120), plan);
        Assert.Equal(["B", "a", "b", .. Table.Motion, "spike_17", "drift_1", "drift_2", "drift_3", "constant"], design.Names);
        Assert.Equal(["B", "a", "b"], design.ConditionColumns.OrderBy(c => c.Value).Select(c => c.Key));
        Assert.Equal(14, design.Rank);
        Assert.Equal(120, design.VolumeCount);
    }

    [Fact]
    public void Cosines_of_the_table_leave_no_room_for_our_own()
    {
        var plan = s_plain with { Confounds = ["cosine00"] };
        var nuisance = Nuisance.Choose(Table.Of(("cosine00", CosineDrift.Columns(120, 2, 240)[0])), plan, 120);
        var design = DesignMatrix.Build([new(50, 5, "a")], s_timing, nuisance, plan);
        Assert.Equal(["a", "cosine00", "constant"], design.Names);
    }

    [Fact]
    public void A_real_localizer_gives_a_design_of_full_rank()
    {
        var folder = "data/bold/studyforrest-localizer";
        var events = File.ReadAllLines(Shared.File($"{folder}/sub-02/func/sub-02_task-oneback_run-1_events.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(row => new Event(Number(row[0]), Number(row[1]), row[2])).ToList();
        var table = Table.Read(
            $"{folder}/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_desc-confounds_timeseries.tsv");
        var plan = new ModelPlan();
        var design = DesignMatrix.Build(events, Timing.Of(2, 156, null), Nuisance.Choose(table, plan, 156), plan);
        Assert.Equal(["body", "face", "house", "object", "scene", "scramble"], design.ConditionColumns.Keys);
        Assert.Equal(design.Names.Count, design.Rank);
        Assert.Equal(6 + 24 + 4 + 1, design.Rank);
    }

    [Fact]
    public void Only_the_trial_types_asked_for_are_modelled()
    {
        Event[] events = [new(50, 5, "b"), new(20, 5, "a")];
        var design = DesignMatrix.Build(events, s_timing, s_none, s_plain, ["b", "c"]);
        Assert.Equal(["b"], design.ConditionColumns.Keys);
        Assert.True(design.HasEvents(Weigh(("b", 1))));
        Assert.True(design.HasEvents(Weigh(("b", 1), ("c", 0))));
        Assert.False(design.HasEvents(Weigh(("b", 1), ("c", -1))));
    }

    [Fact]
    public void Events_that_cannot_be_modelled_are_all_named()
    {
        Event[] events =
        [
            new(240, 1, "late"), new(-30, 2, "early"), new(10, -1, "short"), new(double.NaN, 1, "when"), new(5, 1, "a"),
        ];
        var fault = Assert.Throws<InputException>(() => DesignMatrix.Build(events, s_timing, s_none, s_plain, null, "e.tsv"));
        Assert.Equal(
            ["late at 240 s", "early at -30 s", "short at 10 s", "when at NaN s"], fault.Faults.Select(f => f.Place.Field));
        Assert.All(fault.Faults, f => Assert.Equal("e.tsv", f.Place.File));
    }

    [Fact]
    public void Events_partly_outside_the_run_are_modelled()
    {
        var design = DesignMatrix.Build([new(-3, 5, "a"), new(233, 10, "b")], s_timing, s_none, s_plain);
        Assert.Equal(6, design.Rank);
    }

    [Fact]
    public void A_run_without_events_is_refused() =>
        Assert.Throws<InputException>(() => DesignMatrix.Build([], s_timing, s_none, s_plain));

    [Theory]
    [InlineData("constant")]
    [InlineData("drift_1")]
    public void A_trial_type_called_as_another_column_is_refused(string type) =>
        Assert.Throws<InputException>(() => DesignMatrix.Build([new(5, 5, type)], s_timing, s_none, s_plain));

    [Theory]
    [InlineData(36, 31)]
    [InlineData(37, null)]
    public void A_design_that_leaves_too_little_is_refused(int columns, int? freedom)
    {
        // 68 volumes less the condition, 136 s worth of two cosines, the constant and these columns: 30 are needed
        var plan = s_plain with { Confounds = [.. Enumerable.Range(0, columns - 2).Select(c => $"c{c}")] };
        var table = Table.Of([.. plan.Confounds.Select((name, c) => (name, Table.Wave(68, 1.7 + 0.37 * c, 1)))]);
        var timing = new Timing(2, 68, 0.5);
        DesignMatrix Build() => DesignMatrix.Build([new(20, 5, "a")], timing, Nuisance.Choose(table, plan, 68), plan);
        if (freedom is null)
        {
            var fault = Assert.Throws<InputException>(Build);
            Assert.Contains("at least 30 degrees of freedom and 25 % of the volumes, found 29: 68 volumes less 39",
                fault.Message, StringComparison.Ordinal);
        }
        else Assert.Equal(30, 68 - Build().Rank);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    public void A_run_of_too_few_volumes_is_refused(int volumes)
    {
        var timing = new Timing(2, volumes, 0.5);
        Assert.Throws<InputException>(() => DesignMatrix.Build([new(0, 1, "a")], timing, s_none, s_plain));
    }

    [Fact]
    public void A_quarter_of_the_volumes_must_be_left()
    {
        var plan = s_plain with { Confounds = [.. Enumerable.Range(0, 116).Select(c => $"c{c}")] };
        var table = Table.Of([.. plan.Confounds.Select((name, c) => (name, CosineDrift.Columns(160, 2, 2)[c + 20]))]);
        var timing = new Timing(2, 160, 0.5);
        var fault = Assert.Throws<InputException>(() =>
            DesignMatrix.Build([new(20, 5, "a")], timing, Nuisance.Choose(table, plan, 160), plan));
        Assert.Contains("found 37: 160 volumes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_columns_must_be_finite_and_named_differently()
    {
        Assert.Throws<ArgumentException>(() => DesignMatrix.Of(["a", "a"], [[1, 2], [2, 3]], []));
        Assert.Throws<ArgumentException>(() => DesignMatrix.Of(["a"], [[1, double.NaN]], []));
        Assert.Null(DesignMatrix.Of(["a"], [[1, 2]], ["a"]).ConstantColumn);
    }

    private static Contrast Weigh(params (string Name, double Weight)[] weights) =>
        new("x", weights.ToDictionary(w => w.Name, w => w.Weight));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
