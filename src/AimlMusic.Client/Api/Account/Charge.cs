using System.Globalization;

namespace AimlMusic.Api;

/// <summary>A charge of the account for one request to a model, or a refund.</summary>
/// <param name="ReferenceId">The inference id of the request. For a submit, it is the id of the song. Null if the service does not name it.</param>
/// <param name="Model">The model.</param>
/// <param name="CreatedAt">The time of the charge, as the service writes it.</param>
/// <param name="Usd">The amount in US dollars; negative for a refund.</param>
/// <param name="Type">The kind of transaction, such as <c>MODEL_USAGE</c> or <c>REFUND</c>; null if the service does not name it.</param>
internal sealed record Charge(string? ReferenceId, string? Model, string? CreatedAt, decimal? Usd, string? Type = null)
{
    /// <summary>The time of the charge; null if it cannot be read.</summary>
    public DateTimeOffset? At => JsonReading.Moment(CreatedAt);

    /// <summary>Whether the charge may be for a submit of that model at that time. Missing information counts as a match.</summary>
    /// <param name="model">The submit's model.</param>
    /// <param name="sentAt">The time of the submit, in the service's time.</param>
    /// <param name="isCompared">Whether the clock of this machine was compared with the service's clock at that time.</param>
    public bool MayBeOf(string? model, DateTimeOffset? sentAt, bool isCompared) =>
        (Model is null || model is null || IsSame(MusicCatalog.Find(Model).Id, model) || IsSame(Last(Model), Last(model)))
        && (sentAt is not { } sent || At is not { } charged || TimeWindow.MayBeOf(sent, charged, isCompared));

    /// <summary>The charge as a part of a sentence.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "${0} for {1} at {2} (id {3})", Usd ?? 0, Model ?? "a model", CreatedAt ?? "an unknown time", ReferenceId is { } id ? SanitizeForTerminal.Of(id) : "unknown");

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // The name on the bill can differ, for example without the developer or with another one.
    private static string Last(string model) => model.Substring(model.LastIndexOf('/') + 1);
}
