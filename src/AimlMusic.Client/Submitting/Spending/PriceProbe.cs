namespace AimlMusic.Submitting;

/// <summary>
/// The first songs of models whose actual price is not known yet. Only one song of such a model is sent. If it ends without an answer, no
/// other song of the model is sent until it is resolved. Use it only under the lock of its <see cref="SpendLimit"/>.
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

    /// <summary>The service answered about a song of the model, so the others may be sent.</summary>
    public void Answer(string model)
    {
        _answered.Add(model);
        _open.RemoveAll(share => IsOf(share, model));
    }

    /// <summary>The song cost nothing, so the next one is the first.</summary>
    public void Remove(SpendShare share) => _open.Remove(share);

    /// <summary>Whether a song may be sent now. Earlier attempts at the same song do not block it.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SpendLimitReached"/> if the first song ended without an answer.</exception>
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
