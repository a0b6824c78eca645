using System.Globalization;

namespace AimlMusic.Api;

/// <summary>What the account was charged for one request to a model, or got back for it.</summary>
/// <param name="ReferenceId">The request's inference id: for a submit, the song's id. Null where the service does not name it.</param>
/// <param name="Model">The model.</param>
/// <param name="CreatedAt">When it was charged, as the service writes it.</param>
/// <param name="Usd">The sum in US dollars; negative where it was given back.</param>
/// <param name="Type">The kind of movement, such as <c>MODEL_USAGE</c> or <c>REFUND</c>; null where the service does not say.</param>
internal sealed record Charge(string? ReferenceId, string? Model, string? CreatedAt, decimal? Usd, string? Type = null)
{
    /// <summary>When it was charged; null where that cannot be read.</summary>
    public DateTimeOffset? At => JsonReading.Moment(CreatedAt);

    /// <summary>Whether it may be for a submit of that model and that time. What it does not tell speaks for it.</summary>
    /// <param name="model">The submit's model.</param>
    /// <param name="sentAt">When it was sent, in the service's time.</param>
    /// <param name="isCompared">Whether the clock that it was sent by was compared with the service's then.</param>
    public bool MayBeOf(string? model, DateTimeOffset? sentAt, bool isCompared) =>
        (Model is null || model is null || IsSame(MusicCatalog.Find(Model).Id, model) || IsSame(Last(Model), Last(model)))
        && (sentAt is not { } sent || At is not { } charged || TimeWindow.MayBeOf(sent, charged, isCompared));

    /// <summary>The charge as a part of a sentence.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "${0} for {1} at {2} (id {3})", Usd ?? 0, Model ?? "a model", CreatedAt ?? "an unknown time", ReferenceId is { } id ? SanitizeForTerminal.Of(id) : "unknown");

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // A model may be billed under another of its names, such as one without its maker or with another one.
    private static string Last(string model) => model.Substring(model.LastIndexOf('/') + 1);
}
