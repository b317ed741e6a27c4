using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class NuisanceTests
{
    private static readonly ModelPlan s_plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null };

    [Theory]
    [InlineData("none", 0)]
    [InlineData("6P", 6)]
    [InlineData("24P", 24)]
    [InlineData("24P+aCompCor", 29)]
    [InlineData("24p+acompcor", 29)]
    [InlineData("6P+GS", 7)]
    [InlineData("24P+GS", 25)]
    [InlineData("24P+aCompCor+GS", 30)]
    [InlineData("a_comp_cor_0[0-9]", -1)]
    [InlineData("a_comp_cor_0*", 5)]
    [InlineData("rot_?", 3)]
    public void A_preset_chooses_that_many_columns_of_a_real_table(string preset, int count)
    {
        var table = Table.Read("data/confounds/nilearn/test-v21_desc-confounds_timeseries.tsv");
        if (count < 0)
        {
            Assert.Throws<InputException>(() => Nuisance.Choose(table, new ModelPlan { Confounds = [preset] }, table.VolumeCount));
            return;
        }
        var nuisance = Nuisance.Choose(table, new ModelPlan { Confounds = [preset] }, table.VolumeCount);
        Assert.Equal(count, nuisance.Names.Count);
        Assert.All(nuisance.Columns, column => Assert.Equal(0, column.Average(), 1e-12 * (1 + column.Max(Math.Abs))));
        Assert.True(nuisance.OwnHighPass);
        if (count == 29) Assert.Equal("a_comp_cor_04", nuisance.Names[^1]);
    }

    [Fact]
    public void A_form_that_no_name_has_is_refused_by_its_text()
    {
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of([.. Table.Moving(120)]), s_plain with { Confounds = ["tcompcor*"] }, 120));
        Assert.Contains("tcompcor*", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_no_name_has_is_told_beside_the_other_missing_columns_and_with_the_nearest_name()
    {
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of([.. Table.Moving(120)]), s_plain with { Confounds = ["trans_w*", "csf"] }, 120));
        Assert.Equal(2, fault.Faults.Count);
        Assert.Contains("trans_", fault.Faults[0].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("motion_outlier*"), InlineData("non_steady_state_outlier??")]
    public void Spike_columns_that_a_good_run_does_not_have_are_noted_and_no_fault(string form)
    {
        var nuisance = Nuisance.Choose(Table.Of([.. Table.Moving(120)]), s_plain with { Confounds = ["6P", form] }, 120);
        Assert.Equal(6, nuisance.Names.Count);
        Assert.Contains(nuisance.Notes, note => note.Contains(form, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aCompCor0*"), InlineData("a_comp_cor_0*")]
    public void A_form_finds_old_names_by_either_spelling(string form)
    {
        var table = Table.Of(("aCompCor00", Table.Wave(120, 5, 1)), ("aCompCor01", Table.Wave(120, 7, 1)));
        Assert.Equal(["a_comp_cor_00", "a_comp_cor_01"], Nuisance.Choose(table, s_plain with { Confounds = [form] }, 120).Names);
    }

    [Theory]
    [InlineData("none+GS"), InlineData("csf+GS")]
    public void Only_presets_have_a_global_signal_beside_them(string preset) =>
        Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of(("csf", Table.Wave(120, 5, 1)), ("global_signal", Table.Wave(120, 9, 1))), s_plain with { Confounds = [preset] }, 120));

    [Fact]
    public void A_limit_of_standardised_DVARS_must_be_positive() =>
        Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of([.. Table.Moving(120)]), s_plain with { StandardisedDvarsLimit = 0 }, 120));

    [Fact]
    public void A_table_without_a_global_signal_has_no_preset_with_it()
    {
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of([.. Table.Moving(120)]), s_plain with { Confounds = ["6P+GS"] }, 120));
        Assert.Contains("global_signal", fault.Message, StringComparison.Ordinal);
        var old = Nuisance.Choose(Table.Of([.. Table.Moving(120), ("GlobalSignal", [.. Enumerable.Range(0, 120).Select(t => 1000.0 + t % 7)])]), s_plain with { Confounds = ["6P+GS"] }, 120);
        Assert.Equal("global_signal", old.Names[^1]);
    }

    [Theory]
    [InlineData("std_dvars"), InlineData("stdDVARS")]
    public void A_volume_whose_standardised_DVARS_is_above_the_limit_is_a_spike_beside_those_of_displacement(string name)
    {
        var (dvars, displacement) = (Constant(1), Constant(0.1));
        dvars[0] = double.NaN;
        (dvars[30], dvars[31], displacement[31], displacement[60]) = (1.6, 1.5, 0.7, 0.9);
        var table = Table.Of((name, dvars), ("framewise_displacement", displacement));
        var plan = s_plain with { FramewiseDisplacementLimit = 0.5, StandardisedDvarsLimit = 1.5 };
        Assert.Equal([30, 31, 60], Nuisance.Choose(table, plan, 120).SpikeVolumes);
        Assert.Equal([31, 60], Nuisance.Choose(table, plan with { StandardisedDvarsLimit = null }, 120).SpikeVolumes);
        var without = Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of(("framewise_displacement", displacement)), plan, 120));
        Assert.Contains("std_dvars", without.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("non_steady_state_outlier0"), InlineData("NonSteadyStateOutlier0")]
    public void Volumes_before_the_steady_state_have_no_say_and_do_not_count_as_motion(string name)
    {
        var table = Table.Of((name + "0", OneAt(0)), (name + "1", OneAt(1)), ("framewise_displacement", Constant(0.1)));
        var nuisance = Nuisance.Choose(table, s_plain with { FramewiseDisplacementLimit = 0.5 }, 120);
        Assert.Equal([0, 1], nuisance.UnsteadyVolumes);
        Assert.Equal([0, 1], nuisance.SpikeVolumes);
        Assert.Empty(nuisance.MotionVolumes);
        Assert.Contains(nuisance.Notes, note => note.Contains("0, 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Dummy_scans_have_no_say_each_once_whether_a_table_marks_some_of_them_or_there_is_none()
    {
        var table = Table.Of(("non_steady_state_outlier00", OneAt(0)), ("non_steady_state_outlier01", OneAt(1)), ("framewise_displacement", Constant(0.1)));
        var plan = s_plain with { FramewiseDisplacementLimit = 0.5, DummyScans = 4 };
        foreach (var nuisance in new[] { Nuisance.Choose(table, plan, 120), Nuisance.Choose(null, s_plain with { DummyScans = 4 }, 120) })
        {
            Assert.Equal([0, 1, 2, 3], nuisance.UnsteadyVolumes);
            Assert.Equal([0, 1, 2, 3], nuisance.SpikeVolumes);
            Assert.Equal(4, nuisance.Spikes.Count);
            Assert.Empty(nuisance.MotionVolumes);
            Assert.Contains("Volumes before the steady state have no say: 0, 1, 2, 3.", nuisance.Notes);
        }
        Assert.Equal([0, 1], Nuisance.Choose(table, plan with { DummyScans = 1 }, 120).UnsteadyVolumes);
    }

    [Fact]
    public void What_dummy_scans_hold_does_not_matter()
    {
        var plan = s_plain with { DummyScans = 3 };
        var design = DesignMatrix.Build([new Event(20, 10, "a"), new Event(90, 10, "a")], new Timing(2, 120, 0.5), Nuisance.Choose(null, plan, 120), plan);
        var series = Table.Wave(120, 7, 3).Select(value => 100 + value).ToArray();
        double[] bright = [900, 700, 500, .. series[3..]];
        var (one, other) = (FirstLevel.Fit(series, design, NoiseModel.Ar1), FirstLevel.Fit(bright, design, NoiseModel.Ar1));
        Golden.Equal(one.Coefficients[0], other.Coefficients[0], 1e-10);
        Golden.Equal(one.ResidualVariance, other.ResidualVariance, 1e-10);
    }

    [Theory]
    [InlineData(-1), InlineData(120)]
    public void Dummy_scans_that_leave_nothing_are_refused(int dummies) =>
        Assert.Contains("(dummy_scans)", Assert.Throws<InputException>(() => Nuisance.Choose(null, s_plain with { DummyScans = dummies }, 120)).Message, StringComparison.Ordinal);

    private static double[] Constant(double value) => [.. Enumerable.Repeat(value, 120)];

    private static double[] OneAt(int volume)
    {
        var column = new double[120];
        column[volume] = 1;
        return column;
    }

    [Fact]
    public void Names_of_an_old_table_are_known()
    {
        var table = Table.Read(
            "data/confounds/narps-ds001734/derivatives/fmriprep/sub-001/func/sub-001_task-MGT_run-01_bold_confounds.tsv");
        var nuisance = Nuisance.Choose(table, new ModelPlan(), table.VolumeCount);
        Assert.Equal(29, nuisance.Names.Count);
        Assert.Contains("rot_z", nuisance.Names);
        Assert.Contains("a_comp_cor_04", nuisance.Names);
        Assert.Contains("trans_x_derivative1_power2", nuisance.Names);
        Assert.Contains(nuisance.Notes,
            note => note.Contains("computed from the motion parameters: trans_x_derivative1", StringComparison.Ordinal));
        var displacement = table["FramewiseDisplacement"];
        Assert.Equal(displacement.Skip(1).Sum() / displacement.Length, nuisance.MeanFramewiseDisplacement!.Value, 1e-12);
    }

    [Fact]
    public void Computed_columns_equal_those_that_fmriprep_writes()
    {
        var table = Table.Read("data/confounds/nilearn/test-v21_desc-confounds_timeseries.tsv");
        var six = new ConfoundTable("six", Table.Motion, [.. Table.Motion.Select(name => table[name])]);
        var plan = s_plain with { Confounds = ["24P"] };
        var written = Nuisance.Choose(table, plan, table.VolumeCount);
        var computed = Nuisance.Choose(six, plan, table.VolumeCount);
        Assert.Equal(written.Names, computed.Names);
        for (var c = 0; c < written.Columns.Count; c++) Golden.Equal(written.Columns[c], computed.Columns[c], 1e-9);
    }

    [Fact]
    public void Framewise_displacement_is_computed_where_the_table_lacks_it()
    {
        // the golden file's FD_fmriprep is its maker's own formula, Power's: not nilearn's number
        var motion = Golden.Root.GetProperty("motion");
        var rows = Golden.Columns(motion.GetProperty("trans_x,y,z_mm,rot_x,y,z_rad (rows=vols)"));
        var expected = Golden.Numbers(motion.GetProperty("FD_power"));
        var table = Table.Of([.. Table.Motion.Select((name, c) => (name, rows.Select(row => row[c]).ToArray()))]);
        var nuisance = Nuisance.Choose(table, s_plain with { FramewiseDisplacementLimit = 1.4 }, rows.Length);
        Assert.Equal(expected.Sum() / 12, nuisance.MeanFramewiseDisplacement!.Value, 1e-12);
        Assert.Equal([1, 2, 3, 5, 8, 9], nuisance.SpikeVolumes);
        Assert.Contains(nuisance.Notes, note => note.StartsWith("Framewise displacement was computed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_volume_above_the_limit_gets_a_column_of_its_own()
    {
        var table = Table.Of(("framewise_displacement", [double.NaN, 0.1, 0.5, 0.51, 0.2, 3]));
        var nuisance = Nuisance.Choose(table, new ModelPlan { Confounds = ["none"] }, 6);
        Assert.Equal(2, nuisance.SpikeCount);
        Assert.Equal([3, 5], nuisance.SpikeVolumes);
        Assert.Equal([0, 0, 0, 1, 0, 0], nuisance.Spikes[0]);
        Assert.Equal([0, 0, 0, 0, 0, 1], nuisance.Spikes[1]);
        Assert.Equal(4.31 / 6, nuisance.MeanFramewiseDisplacement!.Value, 1e-12);
        Assert.Empty(Nuisance.Choose(table, s_plain, 6).Spikes);
    }

    [Fact]
    public void A_first_row_without_a_value_becomes_the_mean_and_is_noted()
    {
        var nuisance = Nuisance.Choose(Table.Of(("dvars", [double.NaN, 1, 2, 3])), s_plain with { Confounds = ["dvars"] }, 4);
        Assert.Equal([0, -1, 0, 1], nuisance.Columns[0]);
        Assert.Equal(["Confounds n/a in the first row, filled with the mean of the others: dvars."], nuisance.Notes);
    }

    [Fact]
    public void A_later_row_without_a_value_is_refused()
    {
        var table = Table.Of(("dvars", [double.NaN, 1, double.NaN, 3]));
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { Confounds = ["dvars"] }, 4));
        Assert.StartsWith("confounds.tsv, line 4 (dvars): expected a number in every row after the first, found n/a.",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_column_is_zero_and_is_noted()
    {
        var nuisance = Nuisance.Choose(Table.Of(("csf", [0.1, 0.1, 0.1])), s_plain with { Confounds = ["csf"] }, 3);
        Assert.Equal([0, 0, 0], nuisance.Columns[0]);
        Assert.Equal(["Confounds constant, and so without effect: csf."], nuisance.Notes);
    }

    [Fact]
    public void Every_missing_column_is_named_with_its_remedy()
    {
        var table = Table.Of([.. Table.Moving(40).Where(c => c.Name is not ("trans_y" or "rot_z"))]);
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { Confounds = ["6P"] }, 40));
        Assert.Equal(["trans_y", "rot_z"], fault.Faults.Select(f => f.Place.Field));
        Assert.Equal("confounds.tsv", fault.Faults[0].Place.File);
        Assert.Contains("model.confounds to [\"none\"]", fault.Faults[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_acompcor_serves_as_24P_and_says_so()
    {
        var nuisance = Nuisance.Choose(Table.Of(Table.Moving(40)), s_plain with { Confounds = ["24P+aCompCor"] }, 40);
        Assert.Equal(24, nuisance.Names.Count);
        Assert.Contains("The confounds table has no aCompCor columns: 24P was used in place of 24P+aCompCor.", nuisance.Notes);
    }

    [Fact]
    public void A_table_with_some_of_the_acompcor_columns_is_refused()
    {
        var table = Table.Of([.. Table.Moving(40), ("a_comp_cor_00", Table.Wave(40, 5, 1))]);
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { Confounds = ["24P+aCompCor"] }, 40));
        Assert.Equal(4, fault.Faults.Count);
        Assert.Equal("Choose --confounds 24P.", fault.Faults[0].Remedy);
    }

    [Fact]
    public void Names_and_presets_can_be_joined_and_each_column_comes_once()
    {
        var table = Table.Of([.. Table.Moving(40), ("csf", Table.Wave(40, 7, 1))]);
        var nuisance = Nuisance.Choose(table, s_plain with { Confounds = ["csf", "6P", "trans_x"] }, 40);
        Assert.Equal(["csf", .. Table.Motion], nuisance.Names);
        Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { Confounds = ["none", "6P"] }, 40));
        Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { Confounds = ["a_comp_cor_*"] }, 40));
    }

    [Theory]
    [InlineData("cosine00")]
    [InlineData("cosine_00")]
    [InlineData("Cosine00")]
    public void Chosen_cosines_take_the_place_of_the_models_own(string name)
    {
        var nuisance = Nuisance.Choose(Table.Of((name, Table.Wave(40, 9, 1))), s_plain with { Confounds = [name] }, 40);
        Assert.False(nuisance.OwnHighPass);
        Assert.Contains(nuisance.Notes, note => note.StartsWith("Cosine columns were chosen", StringComparison.Ordinal));
    }

    [Fact]
    public void Components_without_cosines_are_noted()
    {
        var plan = s_plain with { Confounds = ["a_comp_cor_00"], HighPassSeconds = null };
        var nuisance = Nuisance.Choose(Table.Of(("a_comp_cor_00", Table.Wave(40, 9, 1))), plan, 40);
        Assert.False(nuisance.OwnHighPass);
        Assert.Contains(nuisance.Notes, note => note.StartsWith("aCompCor columns were computed after", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_another_length_is_refused()
    {
        var fault = Assert.Throws<InputException>(() => Nuisance.Choose(Table.Of(Table.Moving(40)), s_plain, 41));
        Assert.StartsWith("confounds.tsv: expected one row a volume, 41, found 40 rows.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_table_only_no_confounds_can_be_had()
    {
        var nuisance = Nuisance.Choose(null, new ModelPlan { Confounds = ["none"] }, 40);
        Assert.Empty(nuisance.Columns);
        Assert.Null(nuisance.MeanFramewiseDisplacement);
        Assert.Single(nuisance.Notes);
        Assert.True(nuisance.OwnHighPass);
        Assert.Throws<InputException>(() => Nuisance.Choose(null, new ModelPlan(), 40));
    }

    [Fact]
    public void A_limit_that_cannot_be_applied_is_refused()
    {
        var table = Table.Of(("csf", Table.Wave(40, 7, 1)));
        Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { FramewiseDisplacementLimit = 0.5 }, 40));
        Assert.Throws<InputException>(() => Nuisance.Choose(table, s_plain with { FramewiseDisplacementLimit = 0 }, 40));
        Assert.Null(Nuisance.Choose(table, s_plain, 40).MeanFramewiseDisplacement);
    }
}
