namespace AimlMusic.Submitting;

/// <summary>What is set aside for one attempt. Changed under the lock of its <see cref="SpendLimit"/> alone.</summary>
internal sealed class SpendShare(SpendReservation order, string model, decimal amount)
{
    /// <summary>The song that it is an attempt of.</summary>
    public SpendReservation Order { get; } = order;

    public string Model { get; } = model;

    public decimal Amount { get; set; } = amount;

    /// <summary>Whether evidence is searched for whether it was charged.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>Whether no answer is waited for any more.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether it was given back.</summary>
    public bool IsReleased { get; set; }
}
