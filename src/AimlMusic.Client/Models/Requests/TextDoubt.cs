namespace AimlMusic.Models;

/// <summary>A text of a request that can be sent, and plainly is not what is meant.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Looks">What it looks like, for example "RTF".</param>
/// <param name="WayOut">What to do, as a sentence.</param>
internal sealed record TextDoubt(string Field, string Looks, string WayOut)
{
    /// <summary>Whether it is certainly a mistake: an error, unless validation is skipped.</summary>
    public bool IsCertain { get; init; }

    /// <summary>For example "Lyrics looks like RTF".</summary>
    public string InShort => $"{Field} looks like {Looks}";

    /// <inheritdoc/>
    public override string ToString() => $"{InShort}, and would be paid for as it is. {WayOut}";
}
