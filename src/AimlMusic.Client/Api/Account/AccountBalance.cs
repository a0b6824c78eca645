using System.Globalization;

namespace AimlMusic;

/// <summary>The balance of the account.</summary>
public sealed class AccountBalance
{
    /// <summary>The amount. It can be negative.</summary>
    public required decimal Balance { get; init; }

    /// <summary>The currency; always <c>USD</c> at present.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether the account is that of a sandbox.</summary>
    public bool IsSandbox { get; internal set; }

    /// <summary>For example <c>12.5 USD</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0.00####} {1}", Balance, Currency);

    /// <summary>The balance, or null if the answer contains none.</summary>
    internal static AccountBalance? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var root = document?.RootElement ?? default;
        return root.Number("current_balance") is { } balance
            ? new() { Balance = balance, Currency = root.Line("currency", 20) ?? "USD" }
            : null;
    }
}
