using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

// The cmdlets are compiled once, against the edition for .NET Framework, which contains these types.
[assembly: TypeForwardedTo(typeof(CompilerFeatureRequiredAttribute))]
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
[assembly: TypeForwardedTo(typeof(NotNullWhenAttribute))]
[assembly: TypeForwardedTo(typeof(RequiredMemberAttribute))]
[assembly: TypeForwardedTo(typeof(SetsRequiredMembersAttribute))]
