namespace AimlMusic.Submitting;

/// <summary>The price of a song that was paid for.</summary>
/// <param name="Usd">In US dollars.</param>
/// <param name="Duration">The duration of the song, if it is known.</param>
internal readonly record struct PaidPrice(decimal Usd, TimeSpan? Duration)
{
    /// <summary>The estimated price of a request. If the request has a duration, the price is proportional to it.</summary>
    public decimal For(MusicRequest request) =>
        request.DurationSec is { } asked && Duration is { TotalSeconds: > 0 and var made } && asked > made ? Usd * (decimal)(asked / made) : Usd;

    /// <summary>The more expensive of two prices. If they are equal, the one with a duration.</summary>
    public PaidPrice OrDearer(PaidPrice other) => other.Usd > Usd || (other.Usd == Usd && Duration is null) ? other : this;
}
