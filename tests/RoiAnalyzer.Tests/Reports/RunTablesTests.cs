using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public sealed class RunTablesTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 1, images: true);

    public void Dispose() => _made.Dispose();

    [Fact]
    public void The_series_of_a_region_is_its_column_and_one_that_cannot_be_had_is_na()
    {
        var result = Result();
        var run = result.Signals.Runs[0];
        var table = RunTables.TimeSeries(result.Signals.Regions, run);
        Assert.Equal(["NAcc_L", "OFC", "V1", "Far"], table.Columns.Select(c => c.Name));
        Assert.Equal(60, table.Rows.Count);
        for (var t = 0; t < 60; t++)
        {
            Assert.Equal(run.Series[0]![t], double.Parse(table.Rows[t][0], CultureInfo.InvariantCulture), 1e-9 * run.Series[0]![t]);
            Assert.Equal("n/a", table.Rows[t][3]);
        }
    }

    [Fact]
    public void Coverage_says_how_many_voxels_and_why_none()
    {
        var result = Result();
        var table = RunTables.Coverage(result.Signals.Regions, result.Signals.Runs[0]);
        // centres at multiples of 3 mm, 0 among them: within 4 mm of one are itself and its 6 neighbours
        Assert.Equal(["NAcc_L", "reward", "primary", "7", "7", "1", "7", "1", "ok", "n/a"], table.Rows[0]);
        Assert.Equal(["Far", "no_voxels"], [table.Rows[3][0], table.Rows[3][8]]);
    }

    [Fact]
    public void The_design_has_a_column_a_regressor_and_a_row_a_volume()
    {
        var design = Result().Models[0].Design!;
        var table = RunTables.Design(design);
        Assert.Equal(design.Names, table.Columns.Select(c => c.Name));
        Assert.Equal("Events convolved with the response", table.Columns.Single(c => c.Name == "alcohol").Description);
        Assert.Equal(60, table.Rows.Count);
        Assert.All(table.Rows, r => Assert.Equal("1", r[^1]));
    }

    [Fact]
    public void An_estimate_has_t_and_p_from_effect_error_and_degrees_of_freedom()
    {
        var model = Result().Models[0];
        var table = RunTables.Estimates(model);
        Assert.Equal(model.Estimates.Select(e => (e.Region, e.Contrast)), table.Rows.Select(r => (r[0], r[1])));
        var effect = model.Estimates[0].Effect!.Value;
        Assert.Equal(OutputTable.Text(effect.Effect / effect.StandardError), table.Rows[0][7]);
        Assert.Equal(OutputTable.Text(Distributions.StudentTTwoSided(effect.T, effect.DegreesOfFreedom)), table.Rows[0][8]);
        Assert.All(table.Rows.Where(r => r[0] == "Far"), r => Assert.Equal(("no_voxels", "n/a"), (r[2], r[4])));
    }

    [Fact]
    public void The_sidecar_says_how_the_run_can_be_fitted_again()
    {
        var (study, result) = (_made.Read(_made.PlanOfImages), Result());
        var json = RunTables.About(result.Signals.Runs[0], result.Models[0], study.Plan.Model, result.Heights);
        Assert.Equal(2.0, json["RepetitionTime"]!.GetValue<double>());
        Assert.Equal(("spm", "ar1", 128.0), (json["HaemodynamicResponse"]!.GetValue<string>(), json["NoiseModel"]!.GetValue<string>(), json["HighPassSeconds"]!.GetValue<double>()));
        Assert.Equal(60 - result.Models[0].Design!.Rank, json["DegreesOfFreedom"]!.GetValue<int>());
        Assert.Equal("peak", json["PercentSignalChange"]!["Convention"]!.GetValue<string>());
        Assert.Equal(6.0, json["PercentSignalChange"]!["ReferenceDurations"]!["alcohol"]!.GetValue<double>());
    }

    private ParticipantResult Result()
    {
        var study = _made.Read(_made.PlanOfImages);
        return MadeStudy.ResultOf(study, 0);
    }
}
