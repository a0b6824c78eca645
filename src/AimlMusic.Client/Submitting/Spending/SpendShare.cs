namespace AimlMusic.Submitting;

/// <summary>The reserved amount for one attempt. Change it only under the lock of its <see cref="SpendLimit"/>.</summary>
internal sealed class SpendShare(SpendReservation order, string model, decimal amount)
{
    /// <summary>The reservation of the song.</summary>
    public SpendReservation Order { get; } = order;

    public string Model { get; } = model;

    public decimal Amount { get; set; } = amount;

    /// <summary>Whether evidence about the attempt is searched for.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>Whether the wait for an answer has ended.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether the amount was released.</summary>
    public bool IsReleased { get; set; }
}
