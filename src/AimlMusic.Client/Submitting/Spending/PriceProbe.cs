namespace AimlMusic.Submitting;

/// <summary>
/// The songs sent of models of which no song was answered yet. What one really costs is not known before, so only one is sent, and
/// after one that ended without an answer nothing more, until evidence decides it. Used under the lock of its <see cref="SpendLimit"/> alone.
/// </summary>
internal sealed class PriceProbe
{
    private readonly HashSet<string> _answered = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SpendShare> _open = [];

    public void Add(SpendShare share)
    {
        if (!_answered.Contains(share.Model))
        {
            _open.Add(share);
        }
    }

    /// <summary>A song of the model was answered: the others may go.</summary>
    public void Answer(string model)
    {
        _answered.Add(model);
        _open.RemoveAll(share => IsOf(share, model));
    }

    /// <summary>A song turned out to cost nothing: the next one is the first.</summary>
    public void Remove(SpendShare share) => _open.Remove(share);

    /// <summary>Whether an order may be sent now; a song's own earlier attempts do not hold it up.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SpendLimitReached"/> where the first song ended without an answer.</exception>
    public bool MaySend(string model, SpendReservation order)
    {
        var ahead = _open.FindAll(share => IsOf(share, model) && share.Order != order);
        return ahead.Count == 0 || (ahead.TrueForAll(share => share.HasEnded && !share.IsInDoubt)
            ? throw new AimlMusicException(
                AimlMusicErrorKind.SpendLimitReached,
                $"The first song of {model} is in doubt, so the actual price of the model is not known. With a spending limit, no further song of this model is sent until it is.")
            : false);
    }

    private static bool IsOf(SpendShare share, string model) => string.Equals(share.Model, model, StringComparison.OrdinalIgnoreCase);
}
