using System.Text;

namespace AimlMusic.Ledger;

/// <summary>The first line of a ledger. It changes when the file is rewritten, so that positions in the old file are not used for the new one.</summary>
internal static class LedgerFileId
{
    private static readonly byte[] Begin = Encoding.UTF8.GetBytes("{\"v\":1,\"event\":\"ledger\",\"epoch\":\"");

    public static byte[] NewLine() => [.. Begin, .. Encoding.UTF8.GetBytes(Guid.NewGuid().ToString("N") + "\"}\n")];

    public static bool Is(ReadOnlySpan<byte> line) => line.StartsWith(Begin);
}
