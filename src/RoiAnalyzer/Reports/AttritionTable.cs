using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>Who was measured when, as a table.</summary>
public static class AttritionTable
{
    /// <summary>One row an arm and visit, then one of each region and contrast.</summary>
    public static OutputTable Of(IReadOnlyList<AttritionRow> rows)
    {
        var table = new OutputTable(
            new("arm", "The arm; n/a in a study without arms, and for participants whose arm is not known"),
            new("session", "Label of the session"), new("role", "What the session is to the infusion: pre, post or follow_up"),
            new("region", "Name of the region; n/a: the study, in which a participant counts who has any value"), new("contrast", "Name of the contrast"),
            new("participants", "Everybody of the arm, with images or without"), new("scanned", "Those with images of the session"),
            new("measured", "Those with a value"), new("missing_reasons", "Why the others have none, each status with its count"));
        foreach (var r in rows)
            table.Add(r.Arm, r.Session, SessionTable.Word(r.Role), r.Region, r.Contrast, r.Participants, r.Scanned, r.Measured, r.Reasons);
        return table;
    }
}
