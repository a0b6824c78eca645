using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AimlMusic.Package;

/// <summary>Lists the files of a package with their sizes and digests.</summary>
internal static class PackageReport
{
    public static string Create(string file)
    {
        var culture = CultureInfo.InvariantCulture;
        StringBuilder text = new();
        using var zip = ZipFile.OpenRead(file);
        foreach (var entry in zip.Entries)
        {
            text.AppendLine(culture, $"{entry.Length,11:N0} {entry.CompressedLength,9:N0}  {entry.FullName}");
        }

        return text
            .AppendLine(culture, $"{zip.Entries.Sum(entry => entry.Length),11:N0} {new FileInfo(file).Length,9:N0}  {file}")
            .AppendLine(culture, $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}")
            .ToString();
    }
}
