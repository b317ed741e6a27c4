namespace RoiAnalyzer.Studies;

/// <summary>The words of a plan's <c>model.hrf</c>, which are nilearn's: <c>spm</c>, <c>glover + derivative</c>, <c>fir</c> …</summary>
public static class ResponseWord
{
    private const string Derivative = " + derivative", Dispersion = " + dispersion", Fir = "fir";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from shape in Enum.GetValues<ResponseShape>()
           from basis in (ResponseBasis[])[ResponseBasis.Canonical, ResponseBasis.Derivative, ResponseBasis.Dispersion]
           select Of(shape, basis),
        Fir,
    ];

    /// <summary>The word of a shape and basis; a finite impulse response has no shape.</summary>
    public static string Of(ResponseShape shape, ResponseBasis basis) => basis switch
    {
        ResponseBasis.Canonical => PlanWriter.Word(shape),
        ResponseBasis.Derivative => PlanWriter.Word(shape) + Derivative,
        ResponseBasis.Dispersion => PlanWriter.Word(shape) + Derivative + Dispersion,
        _ => Fir,
    };

    /// <summary>Shape and basis of a word, with or without its spaces; null for any other text.</summary>
    public static (ResponseShape Shape, ResponseBasis Basis)? Read(string word)
    {
        foreach (var shape in Enum.GetValues<ResponseShape>())
            foreach (var basis in Enum.GetValues<ResponseBasis>())
                if (Bare(word) == Bare(Of(shape, basis))) return (shape, basis);
        return null;

        static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }
}
