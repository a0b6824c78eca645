namespace AimlMusic.Submitting;

/// <summary>What a song did cost.</summary>
/// <param name="Usd">In US dollars.</param>
/// <param name="Duration">How long it is, where that is known.</param>
internal readonly record struct PaidPrice(decimal Usd, TimeSpan? Duration)
{
    /// <summary>What a request may cost by it: a longer song in proportion, where a length is asked for.</summary>
    public decimal For(MusicRequest request) =>
        request.DurationSec is { } asked && Duration is { TotalSeconds: > 0 and var made } && asked > made ? Usd * (decimal)(asked / made) : Usd;

    /// <summary>The dearer one of two; of the same price, the one that tells its length.</summary>
    public PaidPrice OrDearer(PaidPrice other) => other.Usd > Usd || (other.Usd == Usd && Duration is null) ? other : this;
}
