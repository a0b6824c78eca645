using System.Reflection;

namespace AimlMusic.PowerShell.Tests;

/// <summary>What the build knows: where things are.</summary>
internal static class BuildData
{
    public static string Of(string key) =>
        typeof(BuildData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
