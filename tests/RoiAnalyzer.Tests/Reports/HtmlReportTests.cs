using System.Globalization;
using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class HtmlReportTests(MadeReport report) : IClassFixture<MadeReport>
{
    private readonly MadeStudy _made = report.Made;

    [Fact]
    public void The_page_is_well_formed_and_needs_nothing_from_outside()
    {
        var text = report.Page;
        var page = Parse(text);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href" or "onclick" or "style");
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_reads_it_as_xml_does()
    {
        var text = report.Page;
        // HTML takes these for tags that are left open, and a style as it stands
        Assert.DoesNotMatch("<(td|th|p|small|svg|g|text|title|b|div|ul|li|figure|section) ?/>", text);
        Assert.DoesNotContain("&", Parse(text).Descendants("style").Single().ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Every_region_contrast_and_test_has_its_row(bool randomised)
    {
        var findings = MadeFindings.Of(_made, randomised);
        var shown = Parse(findings.Page).Descendants("details").Descendants("tr").Where(tr => tr.Attribute("data-region") is not null)
            .Select(tr => (tr.Attribute("data-region")!.Value, tr.Attribute("data-contrast")!.Value, tr.Attribute("data-test")!.Value, tr.Attribute("data-arm")?.Value));
        Assert.Equal(findings.Rows.Select(r => (r.Region, r.Contrast, r.Test, r.Arm)).Order(), shown.Order());
    }

    [Fact]
    public void A_row_without_a_number_is_there_with_its_reason()
    {
        var findings = report.Findings;
        var empty = findings.Rows.Where(r => double.IsNaN(r.Estimate)).ToList();
        Assert.NotEmpty(empty);
        var details = Parse(findings.Page).Descendants("details").Descendants("tr").ToList();
        foreach (var row in empty)
            Assert.Contains($"n/a: {row.Reason}", details.Single(tr => Is(tr, row)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_randomised_arms_the_adjusted_difference_says_so_and_is_not_the_answer()
    {
        var findings = MadeFindings.Of(_made, randomised: false);
        var page = Parse(findings.Page);
        Assert.Contains("may be due to who is in them", page.Value, StringComparison.Ordinal);
        var row = findings.Rows.First(r => r.Test == ArmDifference.AdjustedDifference);
        Assert.Contains("n/a: the plan does not say that the arms were randomised", page.Descendants("details").Descendants("tr").Single(tr => Is(tr, row)).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants("tr"), tr => tr.Attribute("class")?.Value.Contains("main", StringComparison.Ordinal) == true && tr.Attribute("data-test")!.Value != ArmDifference.DifferenceOfChanges);
        Assert.DoesNotContain("may be due to who is in them", report.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_prints_its_numbers_as_the_field_does()
    {
        var findings = report.Findings;
        var row = findings.Rows.First(r => r is { Region: "NAcc_L", Contrast: "alcohol-neutral", Test: "change", Arm: "ketamine" });
        var cells = Parse(findings.Page).Descendants("details").Descendants("tr").Single(tr => Is(tr, row)).Elements("td").Select(td => td.Value).ToList();
        Assert.Equal(Signed(row.Estimate, "0.000"), cells[2]);
        Assert.Equal($"[{Signed(row.Interval.Low, "0.000")}, {Signed(row.Interval.High, "0.000")}]", cells[3]);
        Assert.Equal($"{Signed(row.Dz, "0.00")} [{Signed(row.DzInterval.Low, "0.00")}, {Signed(row.DzInterval.High, "0.00")}]", cells[4]);
        Assert.Equal($"{Signed(row.T, "0.00")} (5)", cells[5]);
    }

    [Theory]
    [InlineData(0.0004, "<\u00a0.001"), InlineData(0.0123, ".012"), InlineData(1, "1.000"), InlineData(0.05, ".050")]
    public void P_is_printed_to_a_thousandth(double p, string printed)
    {
        var cells = CellsOf(One() with { P = p });
        Assert.Equal(printed, cells[6]);
    }

    [Theory]
    [InlineData(-0.0004, "0.000"), InlineData(0.0006, "+0.001"), InlineData(-12.34567, "\u221212.346")]
    public void A_change_is_printed_to_a_thousandth_with_its_sign(double change, string printed) =>
        Assert.Equal(printed, CellsOf(One() with { Estimate = change })[2]);

    [Fact]
    public void The_answer_is_the_contrast_the_plan_names_else_the_differences()
    {
        Assert.Equal(["The answer: alcohol-neutral"], Answers(report.Findings));
        Assert.Equal(["The answer: neutral"], Answers(MadeFindings.Of(_made, primaryContrasts: ["neutral"])));
        Assert.Equal(["The answer for alcohol", "The answer for neutral"], Answers(MadeFindings.Of(_made, primaryContrasts: ["alcohol", "neutral"])));

        static IEnumerable<string> Answers(MadeFindings findings) =>
            Parse(findings.Page).Descendants("h2").Select(h => h.Value).Where(h => h.StartsWith("The answer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_direction_is_named_only_where_the_interval_names_one()
    {
        var clear = One() with { Estimate = -0.2, Interval = new Interval(-0.3, -0.1) };
        Assert.Contains("less cue-evoked BOLD response (alcohol-neutral) after the infusion than before", Answer(clear), StringComparison.Ordinal);
        Assert.Contains("greater cue-evoked", Answer(clear with { Estimate = 0.2, Interval = new Interval(0.1, 0.3) }), StringComparison.Ordinal);
        Assert.Contains("the interval holds zero: less and greater", Answer(clear with { Interval = new Interval(-0.5, 0.1) }), StringComparison.Ordinal);
        Assert.Contains("does not show that there is no effect", Page([clear]).Value, StringComparison.Ordinal);

        string Answer(GroupRow row) => Page([row]).Descendants("ul").Single(ul => ul.Attribute("class")?.Value == "answers").Value;
    }

    [Fact]
    public void Words_that_claim_too_much_are_not_used()
    {
        var text = report.Page;
        Assert.DoesNotMatch("(?i)proves|proven|normali[sz]ed|craving cent|reduces activation|reduced activation|no effect\\.", text);
        Assert.Contains(ResearchUse.Text, Parse(text).Descendants("footer").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_primary_region_has_its_participants_drawn_and_every_region_its_place_in_the_forest()
    {
        var findings = report.Findings;
        var figures = Parse(findings.Page).Descendants("figure").ToList();
        Assert.Equal(["NAcc_L", "NAcc_R", "vmPFC_L", "vmPFC_R"], figures.Where(f => f.Attribute("class") is null).Select(f => f.Descendants("b").Single().Value));
        var pairs = findings.Changes.Count(c => c is { Region: "NAcc_L", Contrast: "alcohol-neutral", Status: "ok" });
        Assert.Equal(pairs, figures.First(f => f.Attribute("class") is null).Descendants("line").Count(l => l.Attribute("class")!.Value.StartsWith("one", StringComparison.Ordinal)));
        var names = figures.Single(f => f.Attribute("class") is not null).Descendants("text").Select(t => t.Value).ToHashSet();
        Assert.Subset(names, findings.Plan.Regions.Select(r => r.Name).ToHashSet());
        Assert.Contains(names, n => n.StartsWith("n/a: 1 of 6 participants", StringComparison.Ordinal) || n.StartsWith("n/a: 0 of 6 participants", StringComparison.Ordinal));
    }

    [Fact]
    public void Drawings_stay_inside_their_frames_and_hold_only_numbers()
    {
        foreach (var svg in Parse(MadeFindings.Of(_made, rename: n => n == "VTA" ? new string('W', 90) : n).Page).Descendants("svg"))
        {
            var size = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
            foreach (var at in svg.Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx")) Assert.InRange(Number(at.Value), 0, size[2]);
            foreach (var at in svg.Descendants().Attributes().Where(a => a.Name.LocalName is "y" or "y1" or "y2" or "cy")) Assert.InRange(Number(at.Value), 0, size[3]);
        }

        static double Number(string text) => double.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_very_wide_interval_does_not_press_the_others_together()
    {
        var narrow = Enumerable.Range(0, 20).Select(i => One() with { Region = $"R{i}", Estimate = 0.1, Interval = new Interval(0, 0.2) });
        var forest = Page([.. narrow, One() with { Region = "Wide", Family = Family.Control, Estimate = 0.1, Interval = new Interval(-50, 50) }]).Descendants("figure").First();
        var bars = forest.Descendants("line").Where(l => l.Attribute("class")!.Value == "interval").Select(l => Length(l)).ToList();
        Assert.True(bars[0] > bars[^1] / 4, $"{bars[0]} of {bars[^1]}");
        Assert.Equal(2, forest.Descendants("polygon").Count());

        static double Length(XElement line) => double.Parse(line.Attribute("x2")!.Value, CultureInfo.InvariantCulture) - double.Parse(line.Attribute("x1")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_interval_of_a_primary_region_is_never_cut()
    {
        var narrow = Enumerable.Range(0, 20).Select(i => One() with { Region = $"R{i}", Family = Family.Secondary, Interval = new Interval(0, 0.2) });
        Assert.Empty(Page([One() with { Region = "Wide", Interval = new Interval(-5, 5) }, .. narrow]).Descendants("figure").First().Descendants("polygon"));
    }

    [Fact]
    public void Names_from_data_are_text_and_nothing_else()
    {
        const string bad = "<script>alert('x')</script> & \"q\" \u0001 \ud800";
        var page = Page([One() with { Region = bad, Contrast = "alcohol-neutral" }], bad);
        Assert.Empty(page.Descendants("script"));
        Assert.Contains("<script>alert('x')</script> & \"q\" \ufffd \ufffd", page.Descendants("tr").Last(tr => tr.Attribute("data-region") is not null).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_under_any_culture()
    {
        var findings = report.Findings;
        var page = findings.Page;
        var own = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(page, MadeFindings.Of(_made).Page);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    [Fact]
    public void No_absolute_path_is_printed()
    {
        var study = _made.Read(new Plan { Regions = new RegionPlan { Set = _made.RegionSet } });
        Assert.Contains(study.Assumptions, a => a.Contains(_made.Root, StringComparison.Ordinal));
        var text = (report.Findings with { Study = study }).Page;
        Assert.DoesNotContain(_made.Folder, text, StringComparison.Ordinal);
        Assert.DoesNotContain("/tmp", text, StringComparison.Ordinal);
        Assert.Contains("column arm of participants.tsv", text, StringComparison.Ordinal);
        Assert.Contains("set regions.json", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_counted_by_status_and_listed()
    {
        var findings = report.Findings;
        var section = Section(Parse(findings.Page), "What is missing");
        var coverage = findings.Skipped.Rows.Where(r => r[4] == "low_coverage").ToList();
        Assert.Equal(["low_coverage", $"{coverage.Count}", $"{coverage.DistinctBy(r => r[0]).Count()}", "less of the region than the minimum coverage can be measured"],
            section.Descendants("tr").Select(tr => tr.Elements("td").Select(td => td.Value).ToArray()).First(c => c.Length > 0 && c[0] == "low_coverage"));
        Assert.Equal(findings.Skipped.Rows.Count, section.Descendants("details").Descendants("tbody").Single().Elements("tr").Count());
        Assert.Contains("Nothing: every participant", Section(Parse((findings with { Skipped = SkippedTable.Empty() }).Page), "What is missing").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_methods_hold_every_number_of_the_plan()
    {
        var plan = new Plan
        {
            Arm = new ArmPlan { Randomised = true },
            Regions = new RegionPlan { MinCoverage = 0.62, Membership = Membership.Fraction },
            Model = new ModelPlan { Response = ResponseShape.Glover, HighPassSeconds = 97, Noise = NoiseModel.Ols, Confounds = ["6P", "csf"], FramewiseDisplacementLimit = 0.33 },
            PercentSignalChange = SignalChangeConvention.Plateau,
        };
        var text = Methods(plan);
        foreach (var part in new[] { "62 %", "fraction of it", "Glover's", "97 s", "ordinary least squares", "6 head-motion", "csf", "0.33 mm", "plateau", "0.5 of the repetition time", "analysis of covariance", "Holm", "RoiAnalyzer 0.1.0", "MNI152NLin2009cAsym" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        var usual = Methods(new Plan());
        foreach (var part in new[] { "50 %", "its centre lies in it", "SPM's", "128 s", "autoregressive", "aCompCor", "0.5 mm", "alcohol 6 s, neutral 6 s" }) Assert.Contains(part, usual, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", usual, StringComparison.Ordinal);
        string[] paragraphs = [.. Section(Parse(report.Page), "Methods").Elements("p").Select(p => p.Value)];
        Assert.Equal(["Preprocessed images", "Events of", "The change is"], paragraphs.Select((text, n) => text[..new[] { 19, 9, 13 }[n]]));

        string Methods(Plan asked) => Section(Parse((report.Findings with { Study = _made.Read(asked) }).Page), "Methods").Value;
    }

    [Fact]
    public void The_methods_count_the_primary_family()
    {
        // 4 primary regions × 3 contrasts, none of them n/a
        Assert.Contains("of the 12 primary tests", report.Page, StringComparison.Ordinal);
        Assert.Contains("of the 4 primary tests", MadeFindings.Of(_made, primaryContrasts: ["neutral"]).Page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_arm_and_no_primary_region_are_said()
    {
        Assert.Contains("There is one arm", Page([One()]).Value, StringComparison.Ordinal);
        var page = Page([One() with { Family = Family.Secondary }], isPrimary: false);
        Assert.Contains("names a primary region: no test was declared beforehand", page.Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("h3"), h => h.Value == "All regions");
    }

    private static GroupRow One() => new()
    {
        Region = "R",
        Role = "reward",
        Family = Family.Primary,
        Contrast = "alcohol-neutral",
        Test = PairedChange.Method,
        Arm = null,
        N = 5,
        Missing = 0,
        Estimate = 0.1,
        Interval = new Interval(-0.1, 0.3),
        T = 1.4,
        DegreesOfFreedom = 4,
        P = 0.2,
        Dz = 0.6,
        DzInterval = new Interval(-0.3, 1.5),
        PHolm = 0.2,
        QBh = 0.2,
    };

    private XElement Page(IReadOnlyList<GroupRow> rows, string name = "R", bool isPrimary = true)
    {
        var plan = new GroupPlan { Regions = [new GroupRegion(name, "reward", isPrimary)], Contrasts = ["alcohol-neutral"] };
        return Parse(HtmlReport.Of(_made.Read(), plan, rows, [new ChangeRow("01", null, name, "alcohol-neutral", 0.1, 0.3), new ChangeRow("02", null, name, "alcohol-neutral", 0.2, 0.1)], SkippedTable.Empty(), "0.1.0"));
    }

    private List<string> CellsOf(GroupRow row) => [.. Page([row]).Descendants("details").Descendants("tr").Single(tr => tr.Attribute("data-region") is not null).Elements("td").Select(td => td.Value)];

    private static bool Is(XElement tr, GroupRow row) => tr.Attribute("data-region")?.Value == row.Region && tr.Attribute("data-contrast")!.Value == row.Contrast
        && tr.Attribute("data-test")!.Value == row.Test && tr.Attribute("data-arm")?.Value == row.Arm;

    private static XElement Section(XElement page, string heading) => page.Descendants("section").Single(s => s.Element("h2")!.Value.StartsWith(heading, StringComparison.Ordinal));

    private static XElement Parse(string page) => XDocument.Parse(page).Root!;

    private static string Signed(double value, string format) => (value < 0 ? "\u2212" : "+") + Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
}
