using System.Reflection;

namespace AimlMusic.Package;

/// <summary>The paths and properties of the build.</summary>
internal static class Repository
{
    public static string Root => Metadata("RepositoryRoot");

    public static bool IsDebug => Metadata("Configuration") == "Debug";

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
