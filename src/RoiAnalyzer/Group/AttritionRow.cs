using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The participants of one arm at one visit: how many there should be, how many have images, how many a value; with a region
/// and contrast, or over the study, where <see cref="Region"/> is empty and a participant counts who has any value.
/// </summary>
/// <param name="Arm">The arm; null in a study without arms, and for those whose arm is not known.</param>
/// <param name="Session">Label of the session.</param>
/// <param name="Role">What the session is to the infusion.</param>
/// <param name="Region">Name of the region, or empty.</param>
/// <param name="Contrast">Name of the contrast, or empty.</param>
/// <param name="Participants">Everybody of the arm.</param>
/// <param name="Scanned">Those with images of the session.</param>
/// <param name="Measured">Those with a value.</param>
/// <param name="Reasons">Why the others have none: each code with its count.</param>
public sealed record AttritionRow(
    string? Arm, string Session, SessionRole Role, string Region, string Contrast, int Participants, int Scanned, int Measured, string Reasons);
