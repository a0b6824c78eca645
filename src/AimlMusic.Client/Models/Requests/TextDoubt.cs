namespace AimlMusic.Models;

/// <summary>A valid text of a request that is probably not intended.</summary>
/// <param name="Field">The name of the parameter.</param>
/// <param name="Looks">What it looks like, for example "RTF".</param>
/// <param name="WayOut">The recommended action, as a sentence.</param>
internal sealed record TextDoubt(string Field, string Looks, string WayOut)
{
    /// <summary>Whether it is certainly a mistake: an error, unless validation is skipped.</summary>
    public bool IsCertain { get; init; }

    /// <summary>For example "Lyrics looks like RTF".</summary>
    public string InShort => $"{Field} looks like {Looks}";

    /// <inheritdoc/>
    public override string ToString() => $"{InShort}, and would be paid for as it is. {WayOut}";
}
