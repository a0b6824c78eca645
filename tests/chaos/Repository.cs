using System.Reflection;

namespace AimlMusic.Chaos;

/// <summary>The paths in the repository.</summary>
internal static class Repository
{
    public static string Module { get; } = Path.Combine(Root, "out", "AimlMusic");

    private static string Root =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
}
