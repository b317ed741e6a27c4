using System.Xml.Linq;
using RoiAnalyzer.Models;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

/// <summary>What a run's model writes beside its estimates: the picture of the design, F tests and curves.</summary>
public sealed class DesignPictureTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 2, images: true);

    private string Out => Path.Combine(_made.Folder, "out");

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_run_has_a_picture_of_its_design_with_a_named_trace_a_column()
    {
        var picture = Written(plan => plan, "*_design.svg");
        var svg = XDocument.Load(picture).Root!;
        var names = File.ReadLines(Path.ChangeExtension(picture, ".tsv")).First().Split('\t');
        Assert.Equal(names, svg.Descendants().Where(e => e.Name.LocalName == "text" && e.Attribute("transform") is not null).Select(e => e.Value));
        var traces = svg.Descendants().Where(e => e.Name.LocalName == "path").ToList();
        Assert.Equal(names.Length, traces.Count);
        var volumes = File.ReadLines(Path.ChangeExtension(picture, ".tsv")).Count() - 1;
        Assert.All(traces, trace => Assert.Equal(volumes, trace.Attribute("d")!.Value.Count(letter => letter is 'M' or 'L')));
    }

    [Fact]
    public void F_tests_of_the_plan_have_a_row_a_region_and_the_reason_where_there_is_none()
    {
        Dictionary<string, double> Weigh(string type) => new() { [type] = 1 };
        var table = RoiAnalyzer.Studies.Table.Read(Written(plan => plan with
        {
            FContrasts = new OrderedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, double>>> { ["any"] = [Weigh("alcohol"), Weigh("neutral")] },
        }, "*_ftests.tsv"));
        Assert.Equal(["NAcc_L", "OFC", "V1", "Far"], table.Rows.Select(row => row[0]));
        Assert.Equal(2, table.Number(0, "df_1"));
        Assert.InRange(table.Number(0, "p"), 0, 1);
        Assert.Equal((Status.NoVoxels, "n/a"), (table[3, "status"], table[3, "f"]));
    }

    [Fact]
    public void A_model_without_a_shape_writes_its_curves_with_errors()
    {
        var path = Written(plan => plan with
        {
            Model = plan.Model with { Basis = ResponseBasis.Fir, HighPassSeconds = null, Fir = new FirPlan { BinSeconds = 4, WindowSeconds = 12 } },
        }, "*_fir.tsv");
        var table = RoiAnalyzer.Studies.Table.Read(path);
        Assert.Equal(3 * 2 * 3, table.RowCount);        // regions inside, trial types, bins
        Assert.Equal((8, 12.0), (table.Number(2, "from"), table.Number(2, "to")));
        Assert.All(Enumerable.Range(0, table.RowCount), row => Assert.True(table.Number(row, "standard_error") > 0));
        var estimates = RoiAnalyzer.Studies.Table.Read(path.Replace("_fir.", "_estimates.", StringComparison.Ordinal));
        // a contrast weighs the one bin that begins from 4 to before 8 s
        Assert.Equal(table.Number(1, "effect"), estimates.Number(0, "effect"), 1e-6);
        Assert.Contains("ContrastsAverage", File.ReadAllText(Path.ChangeExtension(path, ".json")), StringComparison.Ordinal);
    }

    private string Written(Func<Plan, Plan> change, string pattern)
    {
        var study = _made.Read(change(_made.PlanOfImages));
        StudyOutput.Open(Out, study, "two-and-one", "0.1.0", overwrite: true).Write(MadeStudy.ResultOf(study, 0));
        return Directory.EnumerateFiles(Out, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
    }
}
