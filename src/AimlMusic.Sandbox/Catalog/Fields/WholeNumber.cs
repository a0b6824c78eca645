using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Whole numbers in JSON, where <c>30</c> and <c>30.0</c> are the same.</summary>
internal static class WholeNumber
{
    public static long? Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            return null;
        }

        return number == decimal.Truncate(number) && number >= long.MinValue && number <= long.MaxValue ? (long)number : null;
    }
}
