using System.Globalization;

namespace AimlMusic;

/// <summary>What is left on the account.</summary>
public sealed class AccountBalance
{
    /// <summary>How much; below zero where more was spent than there was.</summary>
    public required decimal Balance { get; init; }

    /// <summary>The currency, always <c>USD</c> so far.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether this is the play money of a sandbox.</summary>
    public bool IsSandbox { get; internal set; }

    /// <summary>For example <c>12.5 USD</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0.00####} {1}", Balance, Currency);

    /// <summary>The balance, or null where the answer is none.</summary>
    internal static AccountBalance? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var root = document?.RootElement ?? default;
        return root.Number("current_balance") is { } balance
            ? new() { Balance = balance, Currency = root.Line("currency", 20) ?? "USD" }
            : null;
    }
}
